using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;
using Marketplace.Domain.Tests.Orders;

namespace Marketplace.Domain.Tests.Claims;

/// <summary>What every command leads to in every phase of a claim for a 7-day return, in time and overdue.</summary>
public class ClaimMatrixTests
{
    private const string State = "!CLAIM_STATE";
    private const string Late = "!DEADLINE_PASSED";
    private const string None = "nothing";
    private const string Order = "!ORDER_STATE";
    private const string Pays = "ClaimUpheld [Compensation]";
    private const string Closes = "ClaimClosed";
    private const string Clawback = "ReleaseChargedBack [Chargeback]";
    private const string ClosesToo = "ClaimClosed ReleaseChargedBack [Chargeback]";

    /// <summary>Columns: no claim, answering, shipping back, inspecting, ruling, ended. A role without a row is refused in all of them.</summary>
    private static readonly Dictionary<(Type Command, ActorRole Role, Moment Moment), string[]> _rows = new()
    {
        [(typeof(FileClaim), ActorRole.Buyer, Moment.InTime)] = ["ClaimFiled", "!CLAIM_OPEN", "!CLAIM_OPEN", "!CLAIM_OPEN", "!CLAIM_OPEN", "ClaimFiled"],
        [(typeof(FileClaim), ActorRole.Buyer, Moment.Overdue)] = [Late, "!CLAIM_OPEN", "!CLAIM_OPEN", "!CLAIM_OPEN", "!CLAIM_OPEN", Late],
        [(typeof(AcceptClaim), ActorRole.Seller, Moment.InTime)] = [State, "ClaimReturnAgreed", State, Pays, State, State],
        [(typeof(AcceptClaim), ActorRole.Seller, Moment.Overdue)] = [State, Late, State, Late, State, State],
        [(typeof(RejectClaim), ActorRole.Seller, Moment.InTime)] = [State, "ClaimRejected", State, "ClaimRejected", State, State],
        [(typeof(RejectClaim), ActorRole.Seller, Moment.Overdue)] = [State, Late, State, Late, State, State],
        [(typeof(WithdrawClaim), ActorRole.Buyer, Moment.InTime)] = [State, Closes, Closes, Closes, Closes, State],
        [(typeof(WithdrawClaim), ActorRole.Buyer, Moment.Overdue)] = [State, Late, Late, Late, Closes, State],
        [(typeof(ShipBackClaim), ActorRole.Buyer, Moment.InTime)] = [State, State, "ClaimGoodsShippedBack", State, State, State],
        [(typeof(ShipBackClaim), ActorRole.Buyer, Moment.Overdue)] = [State, State, Late, State, State, State],
        [(typeof(ReportRepair), ActorRole.Seller, Moment.InTime)] = [State, State, State, "!NOT_A_REPAIR", State, State],
        [(typeof(ReportRepair), ActorRole.Seller, Moment.Overdue)] = [State, State, State, Late, State, State],
        [(typeof(RuleOnClaim), ActorRole.Arbiter, Moment.InTime)] = [State, State, State, State, Pays, State],
        [(typeof(RuleOnClaim), ActorRole.Arbiter, Moment.Overdue)] = [State, State, State, State, Pays, State],
        [(typeof(ChargeBackPayment), ActorRole.Provider, Moment.InTime)] = [Clawback, ClosesToo, ClosesToo, ClosesToo, ClosesToo, Clawback],
        [(typeof(ChargeBackPayment), ActorRole.Provider, Moment.Overdue)] = [Clawback, ClosesToo, ClosesToo, ClosesToo, ClosesToo, Clawback],
        [(typeof(ReverseChargeback), ActorRole.Provider, Moment.InTime)] = [None, None, None, None, None, None],
        [(typeof(ReverseChargeback), ActorRole.Provider, Moment.Overdue)] = [None, None, None, None, None, None],
        [(typeof(EnforceDeadlines), ActorRole.Clock, Moment.InTime)] = [None, None, None, None, None, None],
        [(typeof(EnforceDeadlines), ActorRole.Clock, Moment.Overdue)] = [None, "ClaimReturnAgreed", Closes, Pays, "ClaimRulingOverdue", None],
        [(typeof(ConfirmReceipt), ActorRole.Buyer, Moment.InTime)] = [Order, Order, Order, Order, Order, Order],
        [(typeof(ConfirmReceipt), ActorRole.Buyer, Moment.Overdue)] = [Order, Order, Order, Order, Order, Order],
    };

    public static TheoryData<string, ActorRole, Moment> Rows()
    {
        TheoryData<string, ActorRole, Moment> rows = [];
        foreach (Type command in _rows.Keys.Select(key => key.Command).Distinct())
        {
            foreach (ActorRole role in Enum.GetValues<ActorRole>())
            {
                rows.Add(command.Name, role, Moment.InTime);
                rows.Add(command.Name, role, Moment.Overdue);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Decide_InEveryPhase_LeadsToWhatTheMatrixSays(string command, ActorRole role, Moment moment)
    {
        Scenario[] columns = [ClaimScenario.Completed(), .. Enum.GetValues<ClaimPhase>().Select(phase => ClaimScenario.In(phase))];
        string[] expected = _rows.FirstOrDefault(row => row.Key.Command.Name == command && row.Key.Role == role && row.Key.Moment == moment).Value
            ?? [.. columns.Select(_ => "!WRONG_SIDE")];

        string[] actual = [.. columns.Select(given => moment == Moment.Overdue ? given.At(OverdueUtc(given)) : given)
            .Select(given => CommandMatrixTests.Describe(given.When(Exemplars.All.Single(pair => pair.Key.Name == command).Value(given) with { Actor = Exemplars.ActorOf(role, given) })))];

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Matrix_HasEveryCommandOnClaimsAndChargebacks() => Assert.Equal(
        typeof(OrderCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OrderCommand)) && !type.IsAbstract && (type.Namespace == typeof(Claim).Namespace || type.Namespace == typeof(Chargeback).Namespace))
            .Select(type => type.Name).Order(),
        _rows.Keys.Select(key => key.Command.Name).Distinct().Except([nameof(EnforceDeadlines), nameof(ConfirmReceipt)]).Order());

    [Theory]
    [InlineData(OrderState.Placed)]
    [InlineData(OrderState.Paid)]
    [InlineData(OrderState.Shipped)]
    [InlineData(OrderState.Refunded)]
    [InlineData(OrderState.Cancelled)]
    public void Claims_BeforeCompletionAndWithoutIt_AreRefused(OrderState state)
    {
        Scenario given = Scenario.In(state);
        given.When(ClaimScenario.Filing(Guarantee.AsDescribed)).ThenConflict("ORDER_STATE");
        given.When(new AcceptClaim(Some.Seller)).ThenConflict("CLAIM_STATE");
    }

    private static DateTimeOffset OverdueUtc(Scenario given) => given.NextDeadlineUtc ?? given.NowUtc.AddDays(365);
}
