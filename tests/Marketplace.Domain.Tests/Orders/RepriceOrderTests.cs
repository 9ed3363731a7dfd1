using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class RepriceOrderTests
{
    private static readonly RepriceOrder _cheaper = new(Some.Seller, Some.Yuan(9_999), Some.Yuan(0));

    [Fact]
    public void Reprice_PricesAnewAndRestartsTheWindow()
    {
        Scenario placed = Scenario.Placed().Given(new RequestPayment(Some.Buyer, PaymentId.For(Some.OrderId, 0))).After(5);
        DateTimeOffset due = placed.NowUtc.Hours(24);
        OrderPrice price = new(Some.Yuan(9_999), Some.Yuan(0), Some.Yuan(199));
        Order order = placed.When(_cheaper).Then(new OrderRepriced(price, due, due.Hours(-12))).Order;
        Assert.Equal((price, 1, due), (order.Price, order.PaymentRevision, order.PaymentDueUtc));
        Assert.Null(order.RequestedPayment);
    }

    [Fact]
    public void Reprice_AfterTheReminder_NeverRemindsAgain()
    {
        Scenario placed = Scenario.Placed();
        Scenario reminded = placed.At(placed.Order.PaymentReminderUtc!.Value).WhenTimeIsUp().Then(new PaymentReminded());
        Scenario repriced = reminded.Given(_cheaper);
        Assert.Null(repriced.Order.PaymentReminderUtc);
        repriced.JustBefore(repriced.Order.PaymentDueUtc).WhenTimeIsUp().ThenNothing();
    }

    [Fact]
    public void Reprice_OfVirtualGoods_RestartsAnHour()
    {
        Scenario placed = Scenario.Placed(GoodsType.Virtual, DeliveryMode.Online).After(0.9);
        Order order = placed.Given(_cheaper).Order;
        Assert.Equal((placed.NowUtc.Hours(1), null), (order.PaymentDueUtc, order.PaymentReminderUtc));
    }

    [Fact]
    public void Reprice_WhenTheWindowHasClosed_IsTooLate()
    {
        Scenario placed = Scenario.Placed();
        placed.At(placed.Order.PaymentDueUtc).When(_cheaper).ThenConflict("DEADLINE_PASSED");
        Assert.Null(placed.JustBefore(placed.Order.PaymentDueUtc).When(_cheaper).Decision.Rejection);
    }

    [Fact]
    public void Reprice_ThenPayingTheOldPrice_SendsItBack()
    {
        Scenario placed = Scenario.Placed();
        CapturePayment old = new(RequestPayment.PaymentOf(placed.Order), placed.Order.Price.Total);
        placed.Given(_cheaper).When(old).Then(new PaymentReturned(old.PaymentId, old.Amount, ReturnReason.AmountDiffers));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1_000_000_000_000, 1_000_000_000)]
    public void Reprice_AtTheBounds_IsAccepted(long goods, long freight) =>
        Assert.Null(Scenario.Placed().When(new RepriceOrder(Some.Seller, Some.Yuan(goods), Some.Yuan(freight))).Decision.Rejection);

    [Theory]
    [InlineData(0, 0, "goods.amountMinor")]
    [InlineData(-1, 0, "goods.amountMinor")]
    [InlineData(1_000_000_000_001, 0, "goods.amountMinor")]
    [InlineData(long.MaxValue, 0, "goods.amountMinor")]
    [InlineData(1, -1, "freight.amountMinor")]
    [InlineData(1, 1_000_000_001, "freight.amountMinor")]
    public void Reprice_BeyondTheBounds_NamesTheField(long goods, long freight, string field) =>
        Scenario.Placed().When(new RepriceOrder(Some.Seller, Some.Yuan(goods), Some.Yuan(freight))).ThenInvalidFields(field);

    [Fact]
    public void Reprice_InAnotherCurrency_IsRejected()
    {
        Money dollar = new(1, Some.Usd);
        Scenario.Placed().When(new RepriceOrder(Some.Seller, dollar, Some.Yuan(0))).ThenInvalidFields("goods.currency");
        Scenario.Placed().When(new RepriceOrder(Some.Seller, Some.Yuan(1), dollar)).ThenInvalidFields("freight.currency");
        Scenario.Placed().When(new RepriceOrder(Some.Seller, default, default)).ThenInvalidFields("goods.amountMinor", "goods.currency", "freight.currency");
    }
}
