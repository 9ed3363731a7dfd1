using Marketplace.Domain.Claims;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Claims;

public class ClaimTests
{
    private const long GoodsMinor = 12_999;
    private const long TotalMinor = 13_799;

    [Theory]
    [InlineData(Guarantee.AsDescribed, false, 15 * 24)]
    [InlineData(Guarantee.Authenticity, false, 15 * 24)]
    [InlineData(Guarantee.CounterfeitTriple, true, 15 * 24)]
    [InlineData(Guarantee.SevenDayReturn, false, 7 * 24)]
    [InlineData(Guarantee.SevenDayReturn, true, (7 * 24) - 24)]
    [InlineData(Guarantee.ThirtyDayRepair, true, (30 * 24) - 24)]
    [InlineData(Guarantee.DamageInTransit, false, 72)]
    [InlineData(Guarantee.DamageInTransit, true, 72 - 24)]
    public void FileClaim_IsOpenForItsTime_FromCompletionOrDelivery(Guarantee guarantee, bool delivered, int hoursFromCompletion)
    {
        Scenario given = ClaimScenario.Completed(delivered: delivered);
        DateTimeOffset end = given.NowUtc.AddHours(hoursFromCompletion);
        Assert.IsType<ClaimFiled>(Assert.Single(given.JustBefore(end).When(ClaimScenario.Filing(guarantee)).Decision.Value));
        given.At(end).When(ClaimScenario.Filing(guarantee)).ThenConflict("DEADLINE_PASSED");
    }

    [Theory]
    [InlineData(Guarantee.AsDescribed, TotalMinor)]
    [InlineData(Guarantee.Authenticity, TotalMinor)]
    [InlineData(Guarantee.DamageInTransit, TotalMinor)]
    [InlineData(Guarantee.SevenDayReturn, GoodsMinor)]
    [InlineData(Guarantee.ThirtyDayRepair, GoodsMinor)]
    [InlineData(Guarantee.CounterfeitTriple, TotalMinor + (3 * GoodsMinor))]
    public void FileClaim_WithoutAnAmount_ClaimsAllThatTheGuaranteeBrings(Guarantee guarantee, long minor)
    {
        Scenario given = ClaimScenario.Completed();
        Claim claim = given.Given(ClaimScenario.Filing(guarantee)).Order.Claim!;
        Assert.Equal((ClaimId.For(given.Order.Id, 1), minor, given.NowUtc.AddHours(72)), (claim.Id, claim.Amount.AmountMinor, claim.DueUtc));
    }

    [Fact]
    public void FileClaim_UnderWhatTheSellerHadNotJoined_IsRefused() =>
        ClaimScenario.Completed([Guarantee.AsDescribed]).When(ClaimScenario.Filing(Guarantee.Authenticity)).ThenConflict("GUARANTEE_NOT_JOINED");

    [Fact]
    public void FileClaim_ForOnlineGoods_KnowsNoGuaranteeThatTravels()
    {
        PlaceOrder command = new(Some.BuyerId, [new(Some.ActiveListing(Some.Content(GoodsType.Virtual)), 1)], DeliveryMode.Online, "", ClaimScenario.All);
        Assert.Equal([Guarantee.AsDescribed, Guarantee.CounterfeitTriple, Guarantee.Authenticity], Scenario.From(command, Some.Policy, Some.Monday).Order.Guarantees);
    }

    [Fact]
    public void FileClaim_Twice_UnderOneGuarantee_IsRefused() =>
        ClaimScenario.In(ClaimPhase.Ended, Guarantee.AsDescribed).When(ClaimScenario.Filing(Guarantee.AsDescribed)).ThenConflict("CLAIMED_BEFORE");

    [Fact]
    public void FileClaim_AfterAllWasPaidBack_IsRefused() =>
        ClaimScenario.Filed().Given(new AcceptClaim(Some.Seller)).When(ClaimScenario.Filing(Guarantee.Authenticity)).ThenConflict("NOTHING_LEFT");

    [Fact]
    public void FileClaim_WithFaults_NamesThem()
    {
        FileClaim good = ClaimScenario.Filing(Guarantee.AsDescribed);
        Scenario given = ClaimScenario.Completed();
        given.When(good with { Amount = Some.Yuan(TotalMinor + 1), Text = "" }).ThenInvalidFields("amount.amountMinor", "text");
        given.When(good with { Amount = new Money(1, Some.Usd) }).ThenInvalidFields("amount.currency");
        given.When(good with { Guarantee = Guarantee.CounterfeitTriple, Amount = Some.Yuan(1) }).ThenInvalidFields("amount");
        given.When(good with { Documents = [.. Enumerable.Repeat(Some.Document, 6)] }).ThenInvalidFields("documents");
        given.When(good with { Documents = [new("x", "http://img.example/x", "b")] }).ThenInvalidFields("documents[0].url", "documents[0].sha256");
    }

    [Theory]
    [InlineData(Guarantee.AsDescribed)]
    [InlineData(Guarantee.CounterfeitTriple)]
    public void Answer_Missing_UpholdsTheClaim(Guarantee guarantee)
    {
        Scenario filed = ClaimScenario.Filed(guarantee);
        DateTimeOffset due = filed.NowUtc.AddHours(72);
        Assert.Equal(due, filed.NextDeadlineUtc);
        filed.JustBefore(due).WhenTimeIsUp().ThenNothing();

        Scenario paid = filed.At(due).WhenTimeIsUp().After;

        Assert.Equal((ClaimEnd.Upheld, null), (paid.Order.Claim!.End, paid.NextDeadlineUtc));
        Assert.Equal(ClaimFinder.Silence, Assert.IsType<ClaimUpheld>(paid.Records[^1].Event).By);
    }

    [Fact]
    public void Upheld_PaysTheBuyerFirst_AndChargesTheSeller()
    {
        Scenario paid = ClaimScenario.Filed(Guarantee.CounterfeitTriple).Given(new AcceptClaim(Some.Seller));

        Assert.Equal(
            [(TransferKind.CreditSeller, TotalMinor - 259), (TransferKind.RefundBuyer, TotalMinor), (TransferKind.CreditBuyer, 3 * GoodsMinor), (TransferKind.ChargeSeller, TotalMinor + (3 * GoodsMinor))],
            paid.Order.Transfers.Select(transfer => (transfer.Kind, transfer.Amount.AmountMinor)));
        JournalEntry entry = Assert.Single(OrderLedger.EntriesOf(paid.Order, paid.Records[^1].Event));
        Assert.Equal(
            [($"seller:{Some.SellerId}:receivable", -TotalMinor - (3 * GoodsMinor)), ("psp:clearing", TotalMinor), ($"buyer:{Some.BuyerId}:balance", 3 * GoodsMinor)],
            entry.Postings.Select(posting => (posting.Account.Value, posting.Amount.AmountMinor)));
    }

    [Fact]
    public void SecondClaim_BringsOnlyWhatTheFirstLeft()
    {
        Scenario partly = ClaimScenario.Filed(minor: 10_000).Given(new AcceptClaim(Some.Seller));

        Scenario all = partly.Given(ClaimScenario.Filing(Guarantee.Authenticity)).Given(new AcceptClaim(Some.Seller));

        Assert.Equal(TotalMinor - 10_000, all.Order.Claim!.Paid!.Value.AmountMinor);
        Assert.True(all.Order.LeftOfPayment().IsZero);
    }

    [Fact]
    public void Return_GoesBackFirst_AndIsPaidWhenTheSellerStaysSilent()
    {
        Scenario agreed = ClaimScenario.In(ClaimPhase.ShippingBack);
        Assert.Equal(agreed.NowUtc.AddDays(7), agreed.NextDeadlineUtc);
        Assert.Single(agreed.Order.Transfers);

        Scenario back = agreed.After(24).Given(new ShipBackClaim(Some.Buyer, Some.Shipment));
        Assert.Equal(back.NowUtc.AddDays(10), back.NextDeadlineUtc);
        Assert.Equal(GoodsMinor, back.At(back.NextDeadlineUtc!.Value).WhenTimeIsUp().After.Order.Claim!.Paid!.Value.AmountMinor);
    }

    [Fact]
    public void Return_ThatIsNotSentBack_EndsTheClaim()
    {
        Scenario agreed = ClaimScenario.In(ClaimPhase.ShippingBack);
        Assert.Equal(ClaimEnd.NotShippedBack, agreed.At(agreed.NextDeadlineUtc!.Value).WhenTimeIsUp().After.Order.Claim!.End);
    }

    [Fact]
    public void Repair_ThatTheSellerReports_EndsTheClaimWithoutMoney()
    {
        Scenario repaired = ClaimScenario.In(ClaimPhase.Inspecting, Guarantee.ThirtyDayRepair).Given(new ReportRepair(Some.Seller));
        Assert.Equal((ClaimEnd.Repaired, null), (repaired.Order.Claim!.End, repaired.Order.Claim.Paid));
    }

    [Fact]
    public void Ruling_IsNeverTimes_ButIsEscalated()
    {
        Scenario rejected = ClaimScenario.In(ClaimPhase.Ruling);
        Assert.Equal(rejected.NowUtc.AddHours(96), rejected.NextDeadlineUtc);

        Scenario overdue = rejected.At(rejected.NextDeadlineUtc!.Value).WhenTimeIsUp().Then(new ClaimRulingOverdue());

        Assert.Null(overdue.NextDeadlineUtc);
        overdue.After(10_000).WhenTimeIsUp().ThenNothing();
        Assert.Equal(ClaimEnd.Upheld, overdue.Given(new RuleOnClaim(Some.Arbiter, true, Some.Yuan(5), "Half right.")).Order.Claim!.End);
    }

    [Fact]
    public void Ruling_OfAParty_OrOverMoreThanTheClaim_IsRefused()
    {
        RuleOnClaim good = new(Some.Arbiter, true, Some.Yuan(100), "So it is.");
        Scenario given = ClaimScenario.In(ClaimPhase.Ruling);
        given.When(good with { Actor = new Actor(ActorRole.Arbiter, Some.SellerId) }).ThenRejected(RejectionKind.Forbidden, "WRONG_SIDE");
        given.When(good with { Amount = Some.Yuan(GoodsMinor + 1) }).ThenInvalidFields("amount.amountMinor");
        given.When(good with { Upheld = false }).ThenInvalidFields("amount");
        given.When(good with { Reasons = " " }).ThenInvalidFields("reasons");
        Assert.Equal(100, given.Given(good).Order.Claim!.Paid!.Value.AmountMinor);
        Assert.Equal(ClaimEnd.Dismissed, given.Given(good with { Upheld = false, Amount = null }).Order.Claim!.End);
    }

    [Fact]
    public void Clocks_OfAClaim_SayWhoseTurnItIs()
    {
        (ClockName, ClockTurn, ClockDefault)[] clocks = [.. new[] { ClaimPhase.Answering, ClaimPhase.ShippingBack, ClaimPhase.Inspecting, ClaimPhase.Ruling }
            .Select(phase => ClaimScenario.In(phase))
            .Select(given => Assert.Single(OrderClocks.Of(given.Order, given.Policy, given.NowUtc)))
            .Select(clock => (clock.Name, clock.Turn, clock.ByDefault))];
        Assert.Equal(
            [
                (ClockName.ClaimAnswer, ClockTurn.Seller, ClockDefault.ReturnAgreed), (ClockName.ClaimShipBack, ClockTurn.Buyer, ClockDefault.ClaimClosed),
                (ClockName.ClaimInspection, ClockTurn.Seller, ClockDefault.ClaimPaid), (ClockName.ClaimRuling, ClockTurn.Arbiter, ClockDefault.RulingRaised),
            ],
            clocks);
        Assert.Empty(OrderClocks.Of(ClaimScenario.In(ClaimPhase.Ended).Order, Some.Policy, Some.Monday));
    }
}
