using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Refunds;

public class RefundAnswerTests
{
    [Fact]
    public void Accept_OfAPart_PaysItAndTheOrderGoesOn()
    {
        Scenario asked = Scenario.Shipped().After(48).AskBack(minor: 3_799, kind: RefundKind.RefundOnly);
        Scenario after = asked.When(new AcceptRefund(Some.Seller, Case.Refund)).Then(
            new RefundAgreed(BySilence: false),
            new EscrowPartlyRefunded(asked.Order.CapturedPayment!.Value, Some.Yuan(3_799)),
            new RefundClosed(RefundEnd.Paid, asked.NowUtc.Hours(192)));
        Assert.Equal((EscrowPhase.AwaitingConfirmation, Some.Yuan(10_000)), (after.Order.Phase, after.Order.Held));

        // The fee on all of it was 259 on 137.99; of what is left it is the same share, rounded down.
        Scenario confirmed = after.When(new ConfirmReceipt(Some.Buyer)).Then(new ReceiptConfirmed(), new EscrowReleased(Some.Yuan(9_813), Some.Yuan(187)));
        Assert.Equal([(TransferKind.RefundBuyer, 3_799L), (TransferKind.CreditSeller, 9_813L)], confirmed.Order.Transfers.Select(transfer => (transfer.Kind, transfer.Amount.AmountMinor)));
    }

    [Fact]
    public void Accept_OfAllOfIt_EndsTheOrder()
    {
        Scenario asked = Scenario.Paid().AskBack();
        Scenario refunded = asked.When(new AcceptRefund(Some.Seller, Case.Refund)).Then(
            new RefundAgreed(BySilence: false),
            new EscrowRefunded(asked.Order.CapturedPayment!.Value, Some.Yuan(13_799), OrderOutcome.RefundAgreed));
        Assert.Equal((EscrowPhase.Refunded, RefundEnd.Paid), (refunded.Order.Phase, refunded.Order.Refund!.End!.Value));
    }

    [Fact]
    public void Reject_GivesTheBuyerFiveDays_AndThenTheOrderGoesOn()
    {
        Scenario rejected = Scenario.Shipped().After(10).AskBack(minor: 100).Reject();
        DateTimeOffset due = rejected.NowUtc.Hours(120);
        Assert.Equal(due, rejected.NextDeadlineUtc);
        rejected.JustBefore(due).WhenTimeIsUp().ThenNothing();
        rejected.At(due).WhenTimeIsUp().Then(new RefundClosed(RefundEnd.Lapsed, due.Hours(230)));
    }

    [Fact]
    public void Reject_WithoutAReason_IsRefused() =>
        Scenario.In(EscrowPhase.RefundRequested).When(new RejectRefund(Some.Seller, Case.Refund, "", [])).ThenInvalidFields("reason");

    [Fact]
    public void Revise_AsksAnew_ThreeTimesAtMost()
    {
        Scenario scenario = Scenario.In(EscrowPhase.RefundRejected);
        for (int revision = 1; revision <= 3; revision++)
        {
            scenario = scenario.After(1).Given(new ReviseRefund(Some.Buyer, Case.Refund, scenario.Ask(1_000 - revision)));
            Assert.Equal((scenario.NowUtc.Hours(120), revision, 1_000 - revision), (scenario.NextDeadlineUtc!.Value, scenario.Order.Refund!.Revisions, scenario.Order.Refund.Ask.Amount.AmountMinor));
            scenario = scenario.Reject();
        }

        scenario.When(new ReviseRefund(Some.Buyer, Case.Refund, scenario.Ask())).ThenConflict("REVISIONS_USED_UP");
        scenario.When(new EscalateRefund(Some.Buyer, Case.Refund)).ThenTypes(typeof(Domain.Disputes.DisputeOpened));
    }

    [Fact]
    public void Return_HasSevenDaysToShip_AndTenToInspect()
    {
        Scenario agreed = Scenario.In(EscrowPhase.ReturnAgreed);
        DateTimeOffset due = agreed.NowUtc.Hours(168);
        agreed.JustBefore(due).WhenTimeIsUp().ThenNothing();
        agreed.At(due).WhenTimeIsUp().Then(new RefundClosed(RefundEnd.NotReturned, due.Hours(240)));

        Scenario sent = agreed.After(30).When(new ShipReturn(Some.Buyer, Case.Refund, Some.Shipment)).Then(new ReturnShipped(Some.Shipment, agreed.NowUtc.Hours(30 + 240)));
        sent.JustBefore(sent.NextDeadlineUtc!.Value).WhenTimeIsUp().ThenNothing();
        Scenario refunded = sent.At(sent.NextDeadlineUtc!.Value).WhenTimeIsUp().ThenTypes(typeof(ReturnAccepted), typeof(EscrowRefunded));
        Assert.Equal(Some.Yuan(13_799), refunded.Order.Transfers.Single().Amount);
    }

    [Fact]
    public void Return_OfAPart_PaysThatPart()
    {
        Scenario sent = Scenario.Shipped().AskBack(minor: 5_000).Given(new AcceptRefund(Some.Seller, Case.Refund)).Given(new ShipReturn(Some.Buyer, Case.Refund, Some.Shipment));
        Scenario paid = sent.When(new AcceptReturn(Some.Seller, Case.Refund)).ThenTypes(typeof(ReturnAccepted), typeof(EscrowPartlyRefunded), typeof(RefundClosed));
        Assert.Equal((EscrowPhase.AwaitingConfirmation, Some.Yuan(8_799)), (paid.Order.Phase, paid.Order.Held));
    }

    [Fact]
    public void Cancel_ByALateSellersBuyer_EndsAnOpenRequest()
    {
        Scenario late = Scenario.Paid().After(71).AskBack(minor: 10).After(1);
        Scenario refunded = late.When(new CancelOrder(Some.Buyer)).ThenTypes(typeof(EscrowRefunded));
        Assert.Equal((OrderOutcome.CancelledByBuyer, RefundEnd.Superseded), (refunded.Order.Outcome!.Value, refunded.Order.Refund!.End!.Value));
        Scenario disputed = Scenario.Paid().AskBack(minor: 10).Reject().Given(new EscalateRefund(Some.Buyer, Case.Refund));
        disputed.When(new CancelOrder(Some.Seller)).ThenConflict("DISPUTE_OPEN");
    }
}
