using Marketplace.Domain.Decisions;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Disputes;

public class DisputeTests
{
    [Fact]
    public void Evidence_HasThreeDays_AndWhoDidNotShowIsNamed()
    {
        Scenario opened = Scenario.In(EscrowPhase.DisputeEvidence);
        DateTimeOffset due = opened.NowUtc.Hours(72);
        Scenario filed = opened.After(1).File(Some.Seller);
        Assert.False(filed.Order.Dispute!.IsUnsealed);
        filed.JustBefore(due).WhenTimeIsUp().ThenNothing();
        filed.At(due).WhenTimeIsUp().Then(new EvidenceUnsealed([ActorRole.Buyer], due.Hours(24)));

        Scenario nobody = opened.At(due).WhenTimeIsUp().ThenTypes(typeof(EvidenceUnsealed), typeof(RulingAwaited));
        Assert.Equal(EscrowPhase.DisputeRuling, nobody.Order.Phase);
    }

    [Fact]
    public void Evidence_OfBoth_IsUnsealedAtOnce_AndRepliesHaveADay()
    {
        Scenario replying = Scenario.In(EscrowPhase.DisputeEvidence).File(Some.Buyer);
        replying.When(new FileEvidence(Some.Buyer, Case.Dispute, "More.", [])).ThenConflict("EVIDENCE_FILED");
        replying = replying.After(2).File(Some.Seller);
        Assert.Equal((EscrowPhase.DisputeReply, replying.NowUtc.Hours(24)), (replying.Order.Phase, replying.NextDeadlineUtc!.Value));
        replying.At(replying.NextDeadlineUtc!.Value).WhenTimeIsUp().ThenTypes(typeof(RulingAwaited));
        Scenario once = replying.Reply(Some.Buyer);
        once.When(new FileReply(Some.Buyer, Case.Dispute, "And.", [])).ThenConflict("REPLY_FILED");
        Assert.Equal(EscrowPhase.DisputeRuling, once.Reply(Some.Seller).Order.Phase);
    }

    [Fact]
    public void Statement_IsKnownToTheHistoryByItsHashOnly()
    {
        Scenario opened = Scenario.In(EscrowPhase.DisputeEvidence);
        FileEvidence command = new(Some.Buyer, Case.Dispute, "Look here.", [Some.Document]);
        Statement statement = command.StatementFor(opened.Order, opened.NowUtc)!;
        opened.When(command).Then(new EvidenceFiled(1, EvidenceRound.Evidence, ActorRole.Buyer, statement.Sha256()));
        Assert.All(
            [statement with { Text = "Look there." }, statement with { Documents = [] }, statement with { By = ActorRole.Seller }, statement with { AtUtc = statement.AtUtc + Some.Tick }],
            other => Assert.NotEqual(statement.Sha256(), other.Sha256()));
        opened.When(new FileEvidence(Some.Buyer, Case.Dispute, new string('x', 4_001), [.. Enumerable.Repeat(Some.Document, 11)])).ThenInvalidFields("text", "documents");
    }

    [Fact]
    public void Ruling_IsDueInFourWorkingDays_AndIsRaisedButNeverMadeByTime()
    {
        // From a Monday: due on Friday, raised again on Monday, then daily.
        Scenario ruling = Scenario.In(EscrowPhase.DisputeRuling);
        DateTimeOffset friday = ruling.NowUtc.AddDays(4);
        Assert.Equal((DayOfWeek.Friday, friday), (friday.DayOfWeek, ruling.NextDeadlineUtc!.Value));
        ruling.JustBefore(friday).WhenTimeIsUp().ThenNothing();
        Scenario raised = ruling.At(friday).WhenTimeIsUp().Then(new RulingOverdue(1, friday.AddDays(3)));
        raised = raised.At(friday.AddDays(3)).WhenTimeIsUp().Then(new RulingOverdue(2, friday.AddDays(4)));
        Assert.Equal((2, friday, Some.Yuan(13_799)), (raised.Order.Dispute!.OverdueLevel, raised.Order.Dispute.RulingDueUtc!.Value, raised.Order.Held));
        raised.When(raised.Ruling(Some.Arbiter, 0)).ThenTypes(typeof(DisputeRuled));
    }

    [Fact]
    public void Ruling_MovesNoMoneyForSevenDays_ThenSplitsExactly()
    {
        Scenario ruled = Scenario.In(EscrowPhase.DisputeRuled);
        DateTimeOffset due = ruled.NowUtc.Hours(168);
        Assert.Equal((Some.Yuan(13_799), 0), (ruled.Order.Held, ruled.Order.Transfers.Count));
        ruled.JustBefore(due).WhenTimeIsUp().ThenNothing();
        Scenario closed = ruled.At(due).WhenTimeIsUp().Then(
            new DisputeClosed(DisputeEnd.RulingFinal, Some.Yuan(5_000), Some.Yuan(8_799)),
            new EscrowPartlyRefunded(ruled.Order.CapturedPayment!.Value, Some.Yuan(5_000)),
            new EscrowReleased(Some.Yuan(8_799 - 165), Some.Yuan(165)));
        Assert.Equal((EscrowPhase.Completed, OrderOutcome.Ruled, RefundEnd.Disputed), (closed.Order.Phase, closed.Order.Outcome!.Value, closed.Order.Refund!.End!.Value));
    }

    [Fact]
    public void Ruling_AcceptedByBoth_MovesTheMoneyAtOnce()
    {
        Scenario once = Scenario.In(EscrowPhase.DisputeRuled).Given(new AcceptRuling(Some.Buyer, Case.Dispute));
        once.When(new AcceptRuling(Some.Buyer, Case.Dispute)).ThenNothing();
        once.When(new AppealRuling(Some.Buyer, Case.Dispute, "More.", [Some.Document])).ThenConflict("RULING_ACCEPTED");
        Scenario both = once.Given(new AcceptRuling(Some.Seller, Case.Dispute));
        Assert.Equal((EscrowPhase.Completed, DisputeEnd.RulingAccepted), (both.Order.Phase, both.Order.Dispute!.End!.Value));
    }

    [Theory]
    [InlineData(0, EscrowPhase.Completed)]
    [InlineData(13_799, EscrowPhase.Refunded)]
    [InlineData(1, EscrowPhase.Completed)]
    public void Appeal_GoesToAnotherArbiter_WhoseRulingIsFinal(long refundMinor, EscrowPhase end)
    {
        Scenario appealed = Scenario.In(EscrowPhase.AppealRuling);
        appealed.When(appealed.Ruling(Some.Arbiter, 0)).ThenRejected(RejectionKind.Forbidden, "ARBITER_RULED_BEFORE");
        Scenario closed = appealed.Rule(Some.OtherArbiter, refundMinor);
        Assert.Equal((end, DisputeEnd.AppealRuled), (closed.Order.Phase, closed.Order.Dispute!.End!.Value));
        Assert.Equal(refundMinor, closed.Order.Transfers.Where(transfer => transfer.Kind == TransferKind.RefundBuyer).Sum(transfer => transfer.Amount.AmountMinor));
    }

    [Fact]
    public void Appeal_NeedsNewEvidence_AndTheOtherSideMayReplyForADay()
    {
        Scenario ruled = Scenario.In(EscrowPhase.DisputeRuled);
        ruled.When(new AppealRuling(Some.Seller, Case.Dispute, "Unfair!", [])).ThenInvalidFields("documents");
        Scenario appealed = ruled.Given(new AppealRuling(Some.Seller, Case.Dispute, "See.", [Some.Document]));
        Assert.Equal((EscrowPhase.AppealReply, appealed.NowUtc.Hours(24)), (appealed.Order.Phase, appealed.NextDeadlineUtc!.Value));
        appealed.When(new AppealRuling(Some.Buyer, Case.Dispute, "Me too.", [Some.Document])).ThenConflict("APPEAL_USED");
        Assert.Equal(EscrowPhase.AppealRuling, appealed.Reply(Some.Buyer).Order.Phase);
        Assert.Equal(EscrowPhase.AppealRuling, appealed.At(appealed.NextDeadlineUtc!.Value).WhenTimeIsUp().After.Order.Phase);
    }

    [Fact]
    public void Ruling_ByAParty_OrOfTheWrongAmountOrKind_IsRefused()
    {
        Scenario ruling = Scenario.In(EscrowPhase.DisputeRuling);
        RuleDispute command = ruling.Ruling(Some.Arbiter, 5_000);
        ruling.When(command with { Actor = new(ActorRole.Arbiter, Some.BuyerId) }).ThenRejected(RejectionKind.Forbidden, "ARBITER_IS_PARTY");
        ruling.When(command with { Actor = new(ActorRole.Arbiter, Some.SellerId) }).ThenRejected(RejectionKind.Forbidden, "ARBITER_IS_PARTY");
        ruling.When(command with { Refund = Some.Yuan(13_800) }).ThenRejected(RejectionKind.Invalid, "AMOUNT_EXCEEDS_HELD");
        ruling.When(command with { Refund = Some.Yuan(13_799) }).ThenRejected(RejectionKind.Invalid, "RULING_AMOUNT");
        ruling.When(command with { Kind = RulingKind.Release }).ThenRejected(RejectionKind.Invalid, "RULING_AMOUNT");
        ruling.When(command with { Refund = new(-1, Some.Usd), Criterion = "mood", Reasons = "Because so it is. " }).ThenInvalidFields("refund.currency", "refund.amountMinor", "criterion", "reasons");
    }

    [Fact]
    public void Settlement_MovesTheMoneyWhenTheOtherSideAccepts_TheOfferThatStands()
    {
        Scenario offered = Scenario.In(EscrowPhase.DisputeReply).Given(Offer(Some.Buyer, 9_000));
        offered.When(new AcceptSettlement(Some.Buyer, Case.Dispute, 1)).ThenConflict("OWN_OFFER");
        Scenario countered = offered.Given(Offer(Some.Seller, 4_000));
        countered.When(new AcceptSettlement(Some.Seller, Case.Dispute, 1)).ThenConflict("OFFER_GONE");
        Scenario settled = countered.Given(new AcceptSettlement(Some.Buyer, Case.Dispute, 2));
        Assert.Equal((EscrowPhase.Completed, OrderOutcome.Settled, DisputeEnd.Settled), (settled.Order.Phase, settled.Order.Outcome!.Value, settled.Order.Dispute!.End!.Value));
        Assert.Equal(4_000, settled.Order.Transfers[0].Amount.AmountMinor);
    }

    [Fact]
    public void Settlement_IsOfAllThatIsHeld_AndOfferedTwentyTimesAtMost()
    {
        Scenario scenario = Scenario.In(EscrowPhase.DisputeEvidence);
        scenario.When(new OfferSettlement(Some.Buyer, Case.Dispute, Some.Yuan(1), Some.Yuan(13_799))).ThenRejected(RejectionKind.Invalid, "OFFER_NOT_WHOLE");
        scenario.When(new OfferSettlement(Some.Buyer, Case.Dispute, Some.Yuan(-1), Some.Yuan(13_800))).ThenInvalidFields("refund.amountMinor");
        scenario.When(new OfferSettlement(Some.Buyer, Case.Dispute, new(long.MaxValue, Some.Usd), new(long.MaxValue, Some.Usd))).ThenInvalidFields("refund.currency", "release.currency");
        for (int number = 1; number <= 20; number++)
        {
            scenario = scenario.Given(Offer(Some.Seller, number));
        }

        scenario.When(Offer(Some.Seller, 21)).ThenConflict("OFFERS_USED_UP");
    }

    [Fact]
    public void Contest_OfReturnedGoods_OpensTheSellersDispute()
    {
        Scenario contested = Scenario.In(EscrowPhase.ReturnShipped).Given(new ContestReturn(Some.Seller, Case.Refund, "A brick came back.", [Some.Document]));
        Assert.Equal((EscrowPhase.DisputeEvidence, ActorRole.Seller, Some.Yuan(13_799)), (contested.Order.Phase, contested.Order.Dispute!.OpenedBy, contested.Order.Dispute.Claimed));
    }

    [Fact]
    public void Unshipped_InDispute_WaitsForTheRuling()
    {
        Scenario disputed = Scenario.Paid().AskBack().Reject().Given(new EscalateRefund(Some.Buyer, Case.Refund));
        Scenario later = disputed.At(disputed.Order.ShipRefundUtc!.Value.AddDays(30));
        later.When(new ShipOrder(Some.Seller, Some.Shipment)).ThenConflict("DEADLINE_PASSED");
        disputed.When(new ShipOrder(Some.Seller, Some.Shipment)).ThenConflict("DISPUTE_OPEN");
        Assert.DoesNotContain(later.WhenTimeIsUp().Decision.Value, @event => @event is EscrowRefunded);
    }

    private static OfferSettlement Offer(Actor side, long refundMinor) => new(side, Case.Dispute, Some.Yuan(refundMinor), Some.Yuan(13_799 - refundMinor));
}
