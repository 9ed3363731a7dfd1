using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class EnforceDeadlinesTests
{
    [Theory]
    [InlineData(DeliveryMode.Express)]
    [InlineData(DeliveryMode.Surface)]
    [InlineData(DeliveryMode.Lightning)]
    public void Enforce_UnpaidPhysical_RemindsOnceTwelveHoursBeforeThenCancelsAt24Hours(DeliveryMode mode)
    {
        Scenario placed = Scenario.Placed(mode: mode);
        DateTimeOffset due = placed.NowUtc.Hours(24);
        placed.JustBefore(due.Hours(-12)).WhenTimeIsUp().ThenNothing();
        Scenario reminded = placed.At(due.Hours(-12)).WhenTimeIsUp().Then(new PaymentReminded());
        reminded.JustBefore(due).WhenTimeIsUp().ThenNothing();
        Scenario cancelled = reminded.At(due).WhenTimeIsUp().Then(new OrderCancelled(OrderOutcome.Unpaid));
        Assert.Equal((OrderState.Cancelled, OrderOutcome.Unpaid), (cancelled.Order.State, cancelled.Order.Outcome!.Value));
    }

    [Theory]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online)]
    [InlineData(GoodsType.AutoDelivery, DeliveryMode.Auto)]
    public void Enforce_UnpaidVirtual_CancelsAfterAnHourWithoutReminder(GoodsType goods, DeliveryMode mode)
    {
        Scenario placed = Scenario.Placed(goods, mode);
        placed.JustBefore(placed.NowUtc.Hours(1)).WhenTimeIsUp().ThenNothing();
        placed.After(1).WhenTimeIsUp().Then(new OrderCancelled(OrderOutcome.Unpaid));
    }

    [Theory]
    [InlineData(12, null)]
    [InlineData(13, 1)]
    public void Placed_WithAWindowNotLongerThanTheReminder_HasNone(int windowHours, int? reminderHours)
    {
        MarketPolicy policy = Some.Policy with { Terms = [.. Some.Policy.Terms.Select(terms => terms with { PaymentWindowHours = windowHours })] };
        PlaceOrder command = new(Some.BuyerId, [new(Some.ActiveListing(), 1)], DeliveryMode.Express, "");
        Order order = Scenario.From(command, policy, Some.Monday).Order;
        Assert.Equal(reminderHours is { } hours ? Some.Monday.Hours(hours) : null, order.PaymentReminderUtc);
    }

    [Fact]
    public void Enforce_AfterALongOutage_CancelsWithoutAReminder()
    {
        Scenario.Placed().After(1000).WhenTimeIsUp().Then(new OrderCancelled(OrderOutcome.Unpaid));
    }

    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 144)]
    [InlineData(GoodsType.Physical, DeliveryMode.Surface, 144)]
    [InlineData(GoodsType.Physical, DeliveryMode.Lightning, 48)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 48)]
    public void Enforce_Unshipped_RefundsAtTwiceTheTime(GoodsType goods, DeliveryMode mode, int hours)
    {
        Scenario paid = Scenario.Paid(goods, mode);
        DateTimeOffset refund = paid.NowUtc.Hours(hours);
        paid.JustBefore(refund).WhenTimeIsUp().ThenNothing();
        paid.At(refund).WhenTimeIsUp().Then(
            [new EscrowRefunded(paid.Order.CapturedPayment!.Value, paid.Order.Price.Total, OrderOutcome.NeverShipped), .. Some.Lateness(mode)]);
    }

    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 240, new[] { 72, 24 })]
    [InlineData(GoodsType.Physical, DeliveryMode.Surface, 720, new[] { 72, 24 })]
    [InlineData(GoodsType.Physical, DeliveryMode.Lightning, 240, new[] { 72, 24 })]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 72, new[] { 24 })]
    [InlineData(GoodsType.AutoDelivery, DeliveryMode.Auto, 24, new int[0])]
    public void Enforce_Silence_RemindsThenConfirms(GoodsType goods, DeliveryMode mode, int confirmHours, int[] reminderHours)
    {
        Scenario shipped = Scenario.Shipped(goods, mode);
        DateTimeOffset due = shipped.NowUtc.Hours(confirmHours);
        foreach (int hours in reminderHours)
        {
            shipped.JustBefore(due.Hours(-hours)).WhenTimeIsUp().ThenNothing();
            shipped = shipped.At(due.Hours(-hours)).WhenTimeIsUp().Then(new ConfirmationReminded(hours));
            shipped.WhenTimeIsUp().ThenNothing();
        }

        shipped.JustBefore(due).WhenTimeIsUp().ThenNothing();
        OrderPrice price = shipped.Order.Price;
        Scenario completed = shipped.At(due).WhenTimeIsUp().Then(new ReceiptAutoConfirmed(), new EscrowReleased(price.SellerCredit, price.Fee));
        Assert.Equal((OrderState.Completed, OrderOutcome.AutoConfirmed), (completed.Order.State, completed.Order.Outcome!.Value));
    }

    [Fact]
    public void Enforce_WithBothRemindersOverdue_SendsTheLatestOnly()
    {
        Scenario shipped = Scenario.Shipped();
        Scenario reminded = shipped.At(shipped.Order.ConfirmDueUtc!.Value.Hours(-24)).WhenTimeIsUp().Then(new ConfirmationReminded(24));
        reminded.WhenTimeIsUp().ThenNothing();
        Assert.Equal(reminded.Order.ConfirmDueUtc, reminded.NextDeadlineUtc);
    }

    [Fact]
    public void Enforce_WhenDeliveryShortenedTheClock_CountsRemindersFromTheNewDeadline()
    {
        Scenario shipped = Scenario.Shipped().After(24);
        Scenario delivered = shipped.Given(new SignalDelivery(shipped.NowUtc));
        DateTimeOffset due = shipped.NowUtc.AddDays(7);
        Assert.Equal(due.Hours(-72), delivered.NextDeadlineUtc);
        delivered.At(due.Hours(-72)).WhenTimeIsUp().Then(new ConfirmationReminded(72));
    }

    [Fact]
    public void Enforce_AReminderThatWouldPrecedeTheShipping_IsNone()
    {
        // Confirmed after 72 h in this policy, so that the reminder of 72 h falls on the shipping itself.
        MarketPolicy hasty = Some.Policy with { Terms = [.. Some.Policy.Terms.Select(terms => terms with { AutoConfirmHours = 72 })] };
        Scenario paid = Scenario.Paid() with { Policy = hasty };
        Scenario shipped = paid.Given(new ShipOrder(Some.Seller, Some.Shipment));
        shipped.WhenTimeIsUp().ThenNothing();
        Assert.Equal(shipped.NowUtc.Hours(48), shipped.NextDeadlineUtc);
    }
}
