using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class CancelOrderTests
{
    [Fact]
    public void Cancel_Unpaid_EndsItWithoutMoney()
    {
        Scenario byBuyer = Scenario.Placed().When(new CancelOrder(Some.Buyer)).Then(new OrderCancelled(OrderOutcome.CancelledByBuyer));
        Scenario bySeller = Scenario.Placed().When(new CancelOrder(Some.Seller)).Then(new OrderCancelled(OrderOutcome.CancelledBySeller));
        Assert.Equal((OrderState.Cancelled, byBuyer.NowUtc), (byBuyer.Order.State, byBuyer.Order.ClosedUtc!.Value));
        Assert.Equal(OrderOutcome.CancelledBySeller, bySeller.Order.Outcome);
        Assert.Empty(byBuyer.Order.Transfers);
    }

    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 72)]
    [InlineData(GoodsType.Physical, DeliveryMode.Lightning, 24)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 24)]
    public void Cancel_PaidByBuyer_OnlyOnceTheSellerIsLate(GoodsType goods, DeliveryMode mode, int shipHours)
    {
        Scenario paid = Scenario.Paid(goods, mode);
        DateTimeOffset due = paid.NowUtc.Hours(shipHours);
        paid.JustBefore(due).When(new CancelOrder(Some.Buyer)).ThenConflict("SHIPPING_NOT_OVERDUE");
        paid.At(due).When(new CancelOrder(Some.Buyer))
            .Then([new EscrowRefunded(paid.Order.CapturedPayment!.Value, paid.Order.Price.Total, OrderOutcome.CancelledByBuyer), .. Some.Lateness(mode)]);
    }

    [Fact]
    public void Cancel_PaidBySeller_RefundsEverythingThroughTheSamePayment()
    {
        Scenario paid = Scenario.Paid();
        Money total = paid.Order.Price.Total;
        PaymentId payment = paid.Order.CapturedPayment!.Value;
        EscrowRefunded refunded = new(payment, total, OrderOutcome.CancelledBySeller);
        Order order = paid.When(new CancelOrder(Some.Seller)).Then(refunded).Order;
        Assert.Equal((OrderState.Refunded, Some.Yuan(0)), (order.State, order.Held));
        Assert.Equal([new Transfer(TransferId.For(order.Id, 0), TransferKind.RefundBuyer, total, payment, paid.NowUtc)], order.Transfers);

        JournalEntry entry = OrderLedger.EntriesOf(order, refunded).Single();
        Assert.Equal(EntryCode.Refund, entry.Code);
        Assert.Equal([new Posting(AccountAddress.EscrowOf(order.Id), -total), new Posting(AccountAddress.ProviderClearing, total)], entry.Postings);
    }
}
