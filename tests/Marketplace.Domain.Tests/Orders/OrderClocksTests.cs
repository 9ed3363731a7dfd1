using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class OrderClocksTests
{
    [Fact]
    public void Clocks_OfAnUnpaidOrder_WaitForTheBuyer()
    {
        Scenario placed = Scenario.Placed().After(1);
        ClockView clock = Assert.Single(Clocks(placed));
        Assert.Equal((ClockName.Payment, ClockTurn.Buyer, ClockDefault.OrderCancelled), (clock.Name, clock.Turn, clock.ByDefault));
        Assert.Equal((placed.Order.PaymentDueUtc, 23 * 3600L), (clock.DueUtc, clock.RemainingSeconds));
        Assert.Equal([placed.Order.PaymentDueUtc.Hours(-12)], clock.RemindersUtc);
        Assert.Equal(ExtensionsLeft.None, clock.ExtensionsLeft);
    }

    [Fact]
    public void Clocks_Reminders_AreThoseToCome()
    {
        Scenario placed = Scenario.Placed();
        DateTimeOffset reminder = placed.Order.PaymentReminderUtc!.Value;
        Assert.Equal([reminder], Clocks(placed.JustBefore(reminder)).Single().RemindersUtc);
        Assert.Empty(Clocks(placed.At(reminder)).Single().RemindersUtc);

        Scenario shipped = Scenario.Shipped();
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        Assert.Equal([due.Hours(-72), due.Hours(-24)], Clocks(shipped).Single().RemindersUtc);
        Assert.Equal([due.Hours(-24)], Clocks(shipped.At(due.Hours(-72))).Single().RemindersUtc);
        Assert.Equal([due.Hours(-24)], Clocks(shipped.At(due.Hours(-72)).WhenTimeIsUp().After).Single().RemindersUtc);
        Assert.Empty(Clocks(shipped.At(due.Hours(-24))).Single().RemindersUtc);
    }

    [Fact]
    public void Clocks_OfAPaidOrder_WaitForTheSellerTwice()
    {
        Scenario paid = Scenario.Paid();
        IReadOnlyList<ClockView> clocks = Clocks(paid);
        Assert.Equal(
            [
                new(ClockName.Shipping, ClockTurn.Seller, paid.NowUtc.Hours(72), 72 * 3600, ClockDefault.BuyerMayCancel, [], ExtensionsLeft.None),
                new(ClockName.ShippingRefund, ClockTurn.Seller, paid.NowUtc.Hours(144), 144 * 3600, ClockDefault.EscrowRefunded, [], ExtensionsLeft.None),
            ],
            clocks.Select(clock => clock with { RemindersUtc = [] }));
        Assert.Equal([ClockName.Shipping, ClockName.ShippingRefund], Clocks(paid.JustBefore(paid.NowUtc.Hours(72))).Select(clock => clock.Name));
        Assert.Equal([ClockName.ShippingRefund], Clocks(paid.After(72)).Select(clock => clock.Name));
    }

    [Fact]
    public void Clocks_OfAShippedOrder_TellWhatBothSidesMayAdd()
    {
        Scenario shipped = Scenario.Shipped().Given(new ExtendConfirmation(Some.Seller, 10)).Given(new ExtendConfirmation(Some.Seller, 10));
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        ClockView clock = Assert.Single(Clocks(shipped));
        Assert.Equal((ClockName.Confirmation, ClockTurn.Buyer, ClockDefault.EscrowReleased), (clock.Name, clock.Turn, clock.ByDefault));
        Assert.Equal(new BuyerExtensionLeft(due.Hours(-72), due, 72), clock.ExtensionsLeft.Buyer);
        Assert.Equal((10, "3 5 7 10"), (clock.ExtensionsLeft.Seller!.DaysLeft, string.Join(' ', clock.ExtensionsLeft.Seller.StepsDays)));

        SellerExtensionLeft rest = Clocks(shipped.Given(new ExtendConfirmation(Some.Seller, 5))).Single().ExtensionsLeft.Seller!;
        Assert.Equal((5, "3 5"), (rest.DaysLeft, string.Join(' ', rest.StepsDays)));
    }

    [Fact]
    public void Clocks_WhenTimeIsUp_WaitForNobody()
    {
        Scenario shipped = Scenario.Shipped();
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        ClockView before = Clocks(shipped.JustBefore(due)).Single();
        ClockView at = Clocks(shipped.At(due)).Single();
        Assert.Equal((ClockTurn.Buyer, 1L), (before.Turn, before.RemainingSeconds));
        Assert.Equal((ClockTurn.Nobody, 0L, ExtensionsLeft.None), (at.Turn, at.RemainingSeconds, at.ExtensionsLeft));
    }

    [Theory]
    [InlineData(OrderState.Completed)]
    [InlineData(OrderState.Refunded)]
    [InlineData(OrderState.Cancelled)]
    public void Clocks_OfAClosedOrder_AreNone(OrderState state) => Assert.Empty(Clocks(Scenario.In(state)));

    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 3)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 1)]
    [InlineData(GoodsType.AutoDelivery, DeliveryMode.Auto, 1)]
    public void Clocks_PromiseExactlyTheExtensionsThatAreGranted(GoodsType goods, DeliveryMode mode, int buyerDays)
    {
        Scenario first = Scenario.Shipped(goods, mode);
        Scenario[] others = first.Order.GoodsType == GoodsType.AutoDelivery
            ? []
            : [first.Given(new ExtendConfirmation(Some.Seller, 7)), Late(first).Given(new ExtendConfirmation(Some.Buyer, buyerDays))];
        foreach (Scenario given in others.Prepend(first))
        {
            DateTimeOffset due = given.Order.ConfirmDueUtc!.Value;
            foreach (double hours in new[] { 240.0, 72.001, 72, 24.001, 24, 0.001, 0, -1 })
            {
                Scenario at = given.At(due.Hours(-hours));
                ExtensionsLeft left = Clocks(at).Single().ExtensionsLeft;
                bool buyerMay = left.Buyer is { } window && at.NowUtc >= window.FromUtc && at.NowUtc < window.UntilUtc;
                Assert.Equal(buyerMay, at.When(new ExtendConfirmation(Some.Buyer, buyerDays)).Decision.Rejection is null);
                Assert.All([1, 3, 5, 7, 10], days => Assert.Equal(
                    left.Seller?.StepsDays.Contains(days) == true,
                    at.When(new ExtendConfirmation(Some.Seller, days)).Decision.Rejection is null));
            }
        }
    }

    private static Scenario Late(Scenario shipped) => shipped.JustBefore(shipped.Order.ConfirmDueUtc!.Value);

    private static IReadOnlyList<ClockView> Clocks(Scenario scenario) => OrderClocks.Of(scenario.Order, scenario.Policy, scenario.NowUtc);
}
