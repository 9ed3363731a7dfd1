using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Credit;

/// <summary>What an order that ended puts on its seller's public record.</summary>
public class TradeRecordTests
{
    [Fact]
    public void OpenOrNeverPaid_IsNoTrade()
    {
        Assert.Null(ClosedTrade.Of(Scenario.Shipped().Order));
        Assert.Null(ClosedTrade.Of(Scenario.In(OrderState.Cancelled).Order));
    }

    [Fact]
    public void Completed_CountsItsShippingTimeRoundedUp()
    {
        Scenario shipped = Scenario.Paid().After(25.1).Given(new ShipOrder(Some.Seller, Some.Shipment));
        Assert.Equal((false, false, false, 26), Facts(shipped.Given(new ConfirmReceipt(Some.Buyer))));
    }

    [Fact]
    public void CalledOffAfterPayment_CountsAsRefunded() =>
        Assert.Equal((true, false, false, null), Facts(Scenario.Paid().Given(new CancelOrder(Some.Seller))));

    [Fact]
    public void RuledASplit_IsLost_ReleasedIsNot()
    {
        Scenario split = Scenario.In(EscrowPhase.DisputeRuled).Given(new AcceptRuling(Some.Buyer, Case.Dispute)).Given(new AcceptRuling(Some.Seller, Case.Dispute));
        Assert.Equal((true, true, true, 0), Facts(split));
        Scenario released = Scenario.In(EscrowPhase.AppealRuling).Rule(Some.OtherArbiter, 0);
        Assert.Equal((false, true, false, 0), Facts(released));
    }

    [Fact]
    public void ChargedBackLater_CountsAsRefunded_UntilItIsReversed()
    {
        Scenario done = Scenario.In(OrderState.Completed);
        PaymentId payment = done.Order.CapturedPayment!.Value;
        Scenario charged = done.Given(new ChargeBackPayment(payment, done.Order.Price.Total));
        Assert.True(ClosedTrade.Of(charged.Order)!.Refunded);
        Assert.False(ClosedTrade.Of(charged.Given(new ReverseChargeback(payment, done.Order.Price.Total)).Order)!.Refunded);
    }

    [Fact]
    public void Answers_AreTimedFromEachAsking_SilenceIncluded()
    {
        Scenario rejected = Scenario.Shipped().AskBack().After(2.5).Reject();
        Assert.Equal([3], rejected.Order.AnswerHours);
        Scenario again = rejected.After(10).Given(new ReviseRefund(Some.Buyer, Case.Refund, rejected.Ask(100, RefundKind.RefundOnly))).After(7);
        Assert.Equal([3, 7], again.Given(new AcceptRefund(Some.Seller, Case.Refund)).Order.AnswerHours);
        Assert.Equal([3], rejected.After(1).Given(new AcceptRefund(Some.Seller, Case.Refund)).Order.AnswerHours);
        Scenario silent = Scenario.Shipped().AskBack();
        Assert.Equal([120], silent.At(silent.NextDeadlineUtc!.Value).WhenTimeIsUp().After.Order.AnswerHours);
    }

    private static (bool Refunded, bool Disputed, bool Lost, int? ShipHours) Facts(Scenario scenario)
    {
        ClosedTrade trade = ClosedTrade.Of(scenario.Order)!;
        return (trade.Refunded, trade.Disputed, trade.DisputeLost, trade.ShipHours);
    }
}
