using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class DeclinePaymentTests
{
    [Fact]
    public void Decline_MakesRoomForAnotherPayment()
    {
        Scenario placed = Scenario.Placed();
        PaymentId first = RequestPayment.PaymentOf(placed.Order);
        Scenario declined = placed.Given(new RequestPayment(Some.Buyer, first)).Given(new DeclinePayment(first));

        PaymentId second = RequestPayment.PaymentOf(declined.Order);
        Assert.NotEqual(first, second);
        declined.When(new RequestPayment(Some.Buyer, second)).Then(new PaymentRequested(second, placed.Order.Price.Total));
    }

    [Fact]
    public void Decline_OfAPaymentThatIsDoneWith_ChangesNothing()
    {
        Scenario placed = Scenario.Placed();
        PaymentId first = RequestPayment.PaymentOf(placed.Order);
        placed.Given(new DeclinePayment(first)).When(new DeclinePayment(first)).ThenNothing();
    }

    [Fact]
    public void Decline_ThenCapturedAfterAll_IsPaid()
    {
        Scenario placed = Scenario.Placed();
        PaymentId first = RequestPayment.PaymentOf(placed.Order);
        Scenario paid = placed.Given(new DeclinePayment(first)).Given(new CapturePayment(first, placed.Order.Price.Total));
        Assert.Equal(OrderState.Paid, paid.Order.State);
    }
}
