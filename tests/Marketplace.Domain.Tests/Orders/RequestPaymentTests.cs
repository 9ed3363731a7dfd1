using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class RequestPaymentTests
{
    private static readonly RequestPayment _request = new(Some.Buyer, PaymentId.For(Some.OrderId, 0));

    [Fact]
    public void Request_AsksForTheTotalAndPaysNothing()
    {
        Scenario placed = Scenario.Placed();
        Order order = placed.When(_request).Then(new PaymentRequested(_request.PaymentId, Some.Yuan(12_999 + 800))).Order;
        Assert.Equal((OrderState.Placed, Some.Yuan(0), _request.PaymentId), (order.State, order.Held, order.RequestedPayment!.Value));
    }

    [Fact]
    public void Request_Again_ChangesNothing() => Scenario.Placed().Given(_request).When(_request).ThenNothing();

    [Fact]
    public void Request_AfterReprice_IsAnotherPayment()
    {
        Scenario placed = Scenario.Placed().Given(_request);
        Scenario repriced = placed.Given(new RepriceOrder(Some.Seller, Some.Yuan(100), Some.Yuan(0)));
        repriced.When(_request).ThenConflict("PRICE_CHANGED");
        PaymentId anew = RequestPayment.PaymentOf(repriced.Order);
        Assert.NotEqual(_request.PaymentId, anew);
        repriced.When(_request with { PaymentId = anew }).Then(new PaymentRequested(anew, Some.Yuan(100)));
    }

    [Fact]
    public void Request_WhenTheWindowHasClosed_IsTooLate()
    {
        Scenario placed = Scenario.Placed();
        placed.At(placed.Order.PaymentDueUtc).When(_request).ThenConflict("DEADLINE_PASSED");
        Assert.Null(placed.JustBefore(placed.Order.PaymentDueUtc).When(_request).Decision.Rejection);
    }
}
