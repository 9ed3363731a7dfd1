using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class OrderFoldTests
{
    [Fact]
    public void Apply_TakesPlacedFirstAndOnlyFirst()
    {
        Scenario placed = Scenario.Placed();
        Assert.Throws<InvalidOperationException>(() => placed.Fold([placed.Records[0].Event]));
        Assert.Throws<InvalidOperationException>(() => OrderFold.Apply(Some.OrderId, null, new PaymentReminded(), "2026-11", Some.Monday));
    }

    [Fact]
    public void Actor_OfAStranger_IsNone()
    {
        Order order = Scenario.Placed().Order;
        Assert.Equal(Some.Buyer, Actor.PartyOf(order, Some.BuyerId));
        Assert.Equal(Some.Seller, Actor.PartyOf(order, Some.SellerId));
        Assert.Null(Actor.PartyOf(order, MemberId.For("tenant", "stranger")));
        Assert.Equal($"buyer:{Some.BuyerId} clock", $"{Some.Buyer} {Actor.Clock}");
    }

    [Fact]
    public void EscrowStatus_TellsTheVersionTheDeadlineAndTheTransfers()
    {
        Scenario refunded = Scenario.In(OrderState.Refunded).Given(new CapturePayment(Some.OtherPayment, Some.Yuan(5)));
        Escrow.EscrowStatus status = Escrow.EscrowStatus.Of(refunded.Order, Some.Policy);
        Assert.Equal((4L, OrderState.Refunded, null), (status.Version, status.State, status.DeadlineUtc));
        Assert.Equal([Escrow.TransferKind.RefundBuyer, Escrow.TransferKind.RefundBuyer], status.Transfers);
        Assert.Equal(Scenario.Paid().Order.ShipRefundUtc, Escrow.EscrowStatus.Of(Scenario.Paid().Order, Some.Policy).DeadlineUtc);
    }
}
