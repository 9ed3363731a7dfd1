using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class CommandMatrixTests
{
    public static TheoryData<string, ActorRole, Moment> Rows()
    {
        TheoryData<string, ActorRole, Moment> rows = [];
        foreach (string command in Exemplars.All.Keys.Select(type => type.Name))
        {
            foreach (ActorRole role in Enum.GetValues<ActorRole>())
            {
                rows.Add(command, role, Moment.InTime);
                rows.Add(command, role, Moment.Overdue);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Decide_InEveryPhase_LeadsToWhatTheMatrixSays(string command, ActorRole role, Moment moment)
    {
        Func<Scenario, OrderCommand> valid = Exemplars.All.Single(pair => pair.Key.Name == command).Value;
        string[] expected = [.. Enum.GetValues<EscrowPhase>().Select(phase => $"{phase}: {CommandMatrix.Expected(command, role, moment, phase)}")];
        string[] actual = [.. Enum.GetValues<EscrowPhase>().Select(phase =>
        {
            Scenario given = Scenario.In(phase);
            Assert.Equal(phase, given.Order.Phase);
            given = moment == Moment.Overdue ? given.At(LastDeadlineUtc(given)) : given;
            return $"{phase}: {Describe(given.When(valid(given) with { Actor = Exemplars.ActorOf(role, given) }))}";
        })];
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Matrix_HasEveryCommandOfTheDomain()
    {
        IEnumerable<Type> commands = typeof(OrderCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OrderCommand)) && !type.IsAbstract);
        Assert.Equal(commands.Select(type => type.Name).Order(), Exemplars.All.Keys.Select(type => type.Name).Order());
        Assert.Equal(commands.Select(type => type.Name).Order(), CommandMatrix.Commands.Order());
    }

    [Fact]
    public void IsClosed_IsExactlyThePhasesWithoutADeadline() =>
        Assert.All(Enum.GetValues<EscrowPhase>(), phase => Assert.Equal(Scenario.In(phase).Order.IsClosed, Scenario.In(phase).NextDeadlineUtc is null));

    private static DateTimeOffset LastDeadlineUtc(Scenario given) => given.Order.Phase switch
    {
        EscrowPhase.AwaitingPayment => given.Order.PaymentDueUtc,
        EscrowPhase.AwaitingShipment => given.Order.ShipRefundUtc!.Value,
        EscrowPhase.AwaitingConfirmation => given.Order.ConfirmDueUtc!.Value,
        _ => given.NextDeadlineUtc ?? given.NowUtc.AddDays(365),
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
