using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class RequestPaymentTests
{
    private static readonly RequestPayment _request = new(Some.Buyer, PaymentId.For(Some.OrderId, 0), "https://pay.example/1");

    [Fact]
    public void Request_AsksForTheTotalAndPaysNothing()
    {
        Scenario placed = Scenario.Placed();
        PaymentLink link = new(_request.PaymentId, Some.Yuan(12_999 + 800), _request.Url);
        Order order = placed.When(_request).Then(new PaymentRequested(link)).Order;
        Assert.Equal((OrderState.Placed, Some.Yuan(0), link), (order.State, order.Held, order.PaymentLink!));
    }

    [Fact]
    public void Request_Again_ChangesNothing() => Scenario.Placed().Given(_request).When(_request).ThenNothing();

    [Fact]
    public void Request_AfterReprice_IsAnotherPayment()
    {
        Scenario placed = Scenario.Placed().Given(_request);
        Scenario repriced = placed.Given(new RepriceOrder(Some.Seller, Some.Yuan(100), Some.Yuan(0)));
        repriced.When(_request).ThenConflict("PRICE_CHANGED");
        Scenario again = repriced.Given(_request with { PaymentId = RequestPayment.PaymentOf(repriced.Order) });
        Assert.NotEqual(placed.Order.PaymentLink!.PaymentId, again.Order.PaymentLink!.PaymentId);
        Assert.Equal(Some.Yuan(100), again.Order.PaymentLink.Amount);
    }

    [Fact]
    public void Request_WhenTheWindowHasClosed_IsTooLate()
    {
        Scenario placed = Scenario.Placed();
        placed.At(placed.Order.PaymentDueUtc).When(_request).ThenConflict("DEADLINE_PASSED");
        Assert.Null(placed.JustBefore(placed.Order.PaymentDueUtc).When(_request).Decision.Rejection);
    }
}
