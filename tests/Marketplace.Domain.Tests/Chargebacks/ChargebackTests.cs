using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Claims;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Chargebacks;

public class ChargebackTests
{
    private const long TotalMinor = 13_799;
    private const long FeeMinor = 259;

    [Theory]
    [InlineData(OrderState.Paid)]
    [InlineData(OrderState.Shipped)]
    public void InEscrow_EndsIt_WithoutARefund(OrderState state)
    {
        Scenario after = Charge(Scenario.In(state));

        Assert.Equal((OrderState.Refunded, OrderOutcome.ChargedBack, true), (after.Order.State, after.Order.Outcome, after.Order.Held.IsZero));
        Assert.Empty(after.Order.Transfers);
        Assert.Equal([EntryCode.Chargeback], OrderLedger.EntriesOf(after.Order, after.Records[^1].Event).Select(entry => entry.Code));
        Assert.Null(after.NextDeadlineUtc);
    }

    [Fact]
    public void InEscrow_OfAPart_RefundsTheRest()
    {
        Scenario after = Charge(Scenario.In(OrderState.Shipped), 4_000);
        Assert.Equal((TransferKind.RefundBuyer, TotalMinor - 4_000), (Assert.Single(after.Order.Transfers).Kind, after.Order.Transfers[0].Amount.AmountMinor));
    }

    [Fact]
    public void AfterRelease_ChargesTheSeller_WithTheFee()
    {
        Scenario after = Charge(Scenario.In(OrderState.Completed));

        Assert.Equal((OrderState.Completed, TransferKind.ChargeSeller, TotalMinor), (after.Order.State, after.Order.Transfers[^1].Kind, after.Order.Transfers[^1].Amount.AmountMinor));
        Assert.Equal(EntryCode.Chargeback, after.Order.Transfers[^1].Code);
        after.When(ClaimScenario.Filing(Guarantee.AsDescribed)).ThenConflict("GUARANTEE_NOT_JOINED");
    }

    [Fact]
    public void AfterARefundedClaim_TakesOnlyTheRest()
    {
        Scenario partly = ClaimScenario.Filed(minor: 10_000).Given(new AcceptClaim(Some.Seller));
        Assert.Equal(TotalMinor - 10_000, Charge(partly).Order.Transfers[^1].Amount.AmountMinor);
        Scenario fully = ClaimScenario.Filed().Given(new AcceptClaim(Some.Seller));
        AssertOnlyNoted(fully);
    }

    [Fact]
    public void AfterARefund_TakesNothing_ButTheRefundKnowsThatTheBankWasFaster()
    {
        Scenario refunded = Scenario.In(OrderState.Refunded);
        Assert.False(refunded.Order.Overtakes(refunded.Order.Transfers[^1]));
        AssertOnlyNoted(refunded);
        Assert.True(Charge(refunded).Order.Overtakes(refunded.Order.Transfers[^1]));
    }

    [Fact]
    public void ToldTwice_OrOfAnotherPayment_OrOfNothing_ChangesNothing()
    {
        Scenario after = Charge(Scenario.In(OrderState.Completed));
        after.When(Command(after)).ThenNothing();
        after.When(Command(after) with { PaymentId = Some.OtherPayment }).ThenNothing();
        after.When(Command(after) with { Amount = Some.Yuan(0) }).ThenRejected(RejectionKind.Invalid, "NOTHING_CHARGED_BACK");
        Scenario unpaid = Scenario.In(OrderState.Cancelled);
        unpaid.When(new ChargeBackPayment(Some.OtherPayment, Some.Yuan(1))).ThenNothing();
    }

    // Nothing is booked and nothing moves, then or at a reversal.
    private static void AssertOnlyNoted(Scenario before)
    {
        Scenario after = Charge(before);
        Scenario reversed = after.Given(new ReverseChargeback(after.Order.CapturedPayment!.Value, Some.Yuan(TotalMinor)));
        Assert.Equal(before.Order.Transfers, reversed.Order.Transfers);
        Assert.Empty(reversed.Records.Skip(before.Records.Count).SelectMany(record => OrderLedger.EntriesOf(reversed.Order, record.Event)));
        reversed.When(Command(reversed)).ThenNothing();
    }

    [Theory]
    [InlineData(OrderState.Completed, TransferKind.CreditSeller, TotalMinor)]
    [InlineData(OrderState.Shipped, TransferKind.CreditSeller, TotalMinor - FeeMinor)]
    [InlineData(OrderState.Paid, TransferKind.RefundBuyer, TotalMinor)]
    public void Reversal_GivesTheMoneyToWhoHasEarnedIt_Once(OrderState before, TransferKind kind, long minor)
    {
        Scenario charged = Charge(Scenario.In(before));
        ReverseChargeback reverse = new(charged.Order.CapturedPayment!.Value, Some.Yuan(TotalMinor));

        Scenario after = charged.Given(reverse);

        Assert.Equal((kind, minor), (after.Order.Transfers[^1].Kind, after.Order.Transfers[^1].Amount.AmountMinor));
        after.When(reverse).ThenNothing();
    }

    /// <summary>Whatever is claimed, refunded and charged back, in whatever order: the books balance and nobody is paid twice.</summary>
    [Theory]
    [InlineData("claim chargeback reverse")]
    [InlineData("partial chargeback claim")]
    [InlineData("chargeback reverse claim chargeback")]
    [InlineData("partial claim reverse chargeback reverse")]
    public void AnyOrder_OfClaimsAndChargebacks_KeepsTheBooks(string deeds)
    {
        Scenario given = ClaimScenario.Completed();
        foreach (string deed in deeds.Split(' '))
        {
            OrderCommand[] commands = deed switch
            {
                "claim" => [ClaimScenario.Filing(Guarantee.CounterfeitTriple), new AcceptClaim(Some.Seller)],
                "partial" => [ClaimScenario.Filing(Guarantee.AsDescribed, 5_000), new AcceptClaim(Some.Seller)],
                "chargeback" => [Command(given)],
                _ => [new ReverseChargeback(given.Order.CapturedPayment!.Value, given.Order.Price.Total)],
            };
            given = commands.Aggregate(given, (sofar, command) => sofar.When(command) is { Decision.Rejection: null } done ? done.After : sofar);
        }

        Posting[] postings = [.. given.Records.SelectMany(record => OrderLedger.EntriesOf(given.Order, record.Event)).SelectMany(entry => entry.Postings)];
        Assert.True(JournalEntry.IsBalanced(postings));
        long refunded = given.Order.Transfers.Where(transfer => transfer.Kind == TransferKind.RefundBuyer).Sum(transfer => transfer.Amount.AmountMinor);
        long outstanding = given.Order.Chargeback?.Outstanding.AmountMinor ?? 0;
        Assert.InRange(refunded + outstanding, 0, TotalMinor);
        Assert.Equal(-TotalMinor + refunded + outstanding, postings.Where(posting => posting.Account == AccountAddress.ProviderClearing).Sum(posting => posting.Amount.AmountMinor));
        Assert.Equal(given.Order.LeftOfPayment().AmountMinor, TotalMinor - refunded - outstanding);
    }

    private static ChargeBackPayment Command(Scenario given, long minor = TotalMinor) => new(given.Order.CapturedPayment ?? Some.OtherPayment, Some.Yuan(minor));

    private static Scenario Charge(Scenario given, long minor = TotalMinor) => given.Given(Command(given, minor));
}
