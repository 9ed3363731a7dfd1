using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class CommandMatrixTests
{
    /// <summary>Each command as valid as it can be: only state, side and time stand in its way.</summary>
    private static readonly Dictionary<Type, Func<Scenario, OrderCommand>> _valid = new()
    {
        [typeof(RequestPayment)] = given => new RequestPayment(Some.Buyer, RequestPayment.PaymentOf(given.Order)),
        [typeof(RepriceOrder)] = _ => new RepriceOrder(Some.Seller, Some.Yuan(100), Some.Yuan(0)),
        [typeof(CapturePayment)] = given => new CapturePayment(Some.OtherPayment, given.Order.Price.Total),
        [typeof(DeclinePayment)] = given => new DeclinePayment(RequestPayment.PaymentOf(given.Order)),
        [typeof(CancelOrder)] = _ => new CancelOrder(Some.Buyer),
        [typeof(ShipOrder)] = _ => new ShipOrder(Some.Seller, Some.Shipment),
        [typeof(ExtendConfirmation)] = _ => new ExtendConfirmation(Some.Buyer, 3),
        [typeof(SignalDelivery)] = given => new SignalDelivery(given.NowUtc),
        [typeof(ConfirmReceipt)] = _ => new ConfirmReceipt(Some.Buyer),
        [typeof(EnforceDeadlines)] = _ => new EnforceDeadlines(),
    };

    public static TheoryData<string, ActorRole, OrderState, Moment> Cells()
    {
        TheoryData<string, ActorRole, OrderState, Moment> cells = [];
        foreach (Type command in _valid.Keys)
        {
            foreach (ActorRole role in Enum.GetValues<ActorRole>())
            {
                foreach (OrderState state in Enum.GetValues<OrderState>())
                {
                    cells.Add(command.Name, role, state, Moment.InTime);
                    cells.Add(command.Name, role, state, Moment.Overdue);
                }
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Decide_InEveryState_LeadsToWhatTheMatrixSays(string command, ActorRole role, OrderState state, Moment moment)
    {
        Scenario given = Scenario.In(state);
        given = moment == Moment.Overdue ? given.At(LastDeadlineUtc(given)) : given;
        OrderCommand valid = _valid.Single(pair => pair.Key.Name == command).Value(given) with { Actor = ActorOf(role) };
        Assert.Equal(CommandMatrix.Expected(command, role, moment, state), Describe(given.When(valid)));
    }

    [Fact]
    public void Matrix_HasEveryCommandOfTheDomainAndEveryState()
    {
        IEnumerable<Type> commands = typeof(OrderCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OrderCommand)) && !type.IsAbstract
            && type.Namespace is not ("Marketplace.Domain.Claims" or "Marketplace.Domain.Chargebacks"));
        Assert.Equal(commands.Select(type => type.Name).Order(), _valid.Keys.Select(type => type.Name).Order());
        Assert.Equal(commands.Select(type => type.Name).Order(), CommandMatrix.Commands.Order());
        Assert.All(CommandMatrix.Rows, row => Assert.Equal(Enum.GetValues<OrderState>().Length, row.Length));
        Assert.True(CommandMatrix.IsWhole);
    }

    [Fact]
    public void IsClosed_IsExactlyTheStatesWithoutADeadline() =>
        Assert.All(Enum.GetValues<OrderState>(), state => Assert.Equal(Scenario.In(state).Order.IsClosed, Scenario.In(state).NextDeadlineUtc is null));

    private static DateTimeOffset LastDeadlineUtc(Scenario given) => given.Order.State switch
    {
        OrderState.Placed => given.Order.PaymentDueUtc,
        OrderState.Paid => given.Order.ShipRefundUtc!.Value,
        OrderState.Shipped => given.Order.ConfirmDueUtc!.Value,
        _ => given.NowUtc.AddDays(365),
    };

    private static Actor ActorOf(ActorRole role) => role switch
    {
        ActorRole.Buyer => Some.Buyer,
        ActorRole.Seller => Some.Seller,
        _ => new Actor(role, null),
    };

    internal static string Describe(Outcome outcome)
    {
        if (outcome.Decision.Rejection is { } rejection)
        {
            return $"!{rejection.Code}";
        }

        string events = string.Join(' ', outcome.Decision.Value.Select(@event => @event.GetType().Name));
        string entries = string.Join(' ', outcome.Decision.Value.SelectMany(@event => OrderLedger.EntriesOf(outcome.Before.Order, @event)).Select(entry => entry.Code));
        return events.Length == 0 ? "nothing" : entries.Length == 0 ? events : $"{events} [{entries}]";
    }
}
