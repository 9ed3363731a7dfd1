using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class SignalDeliveryTests
{
    [Theory]
    [InlineData(DeliveryMode.Express, 2, 9)]
    [InlineData(DeliveryMode.Express, 3, 10)]
    [InlineData(DeliveryMode.Express, 9, 10)]
    [InlineData(DeliveryMode.Lightning, 1, 8)]
    [InlineData(DeliveryMode.Surface, 9, 16)]
    [InlineData(DeliveryMode.Surface, 29, 30)]
    public void Signal_ShortensToSevenDaysAfterDelivery_OnlyIfSooner(DeliveryMode mode, int deliveredDay, int confirmDay)
    {
        Scenario shipped = Scenario.Shipped(mode: mode);
        DateTimeOffset start = shipped.NowUtc;
        DateTimeOffset delivered = start.AddDays(deliveredDay);
        Order order = shipped.At(delivered).When(new SignalDelivery(delivered)).Then(new DeliverySignalled(delivered, start.AddDays(confirmDay))).Order;
        Assert.Equal((delivered, start.AddDays(confirmDay)), (order.DeliveredUtc!.Value, order.ConfirmDueUtc!.Value));
    }

    [Fact]
    public void Signal_AroundTheTie_NeverLengthens()
    {
        Scenario shipped = Scenario.Shipped();
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        DateTimeOffset tie = due.AddDays(-7);
        shipped.At(tie - Some.Tick).When(new SignalDelivery(tie - Some.Tick)).Then(new DeliverySignalled(tie - Some.Tick, due - Some.Tick));
        shipped.At(tie + Some.Tick).When(new SignalDelivery(tie + Some.Tick)).Then(new DeliverySignalled(tie + Some.Tick, due));
    }

    [Fact]
    public void Signal_OfTheFuture_CountsFromNow()
    {
        Scenario shipped = Scenario.Shipped().After(24);
        shipped.When(new SignalDelivery(shipped.NowUtc.AddYears(5))).Then(new DeliverySignalled(shipped.NowUtc, shipped.NowUtc.AddDays(7)));
    }

    [Fact]
    public void Signal_OfBeforeTheShipping_CountsFromTheShipping()
    {
        Scenario shipped = Scenario.Shipped();
        DateTimeOffset start = shipped.NowUtc;
        shipped.After(24).When(new SignalDelivery(start.AddYears(-5))).Then(new DeliverySignalled(start, start.AddDays(7)));
    }

    [Fact]
    public void Signal_ToldAgain_ChangesNothing()
    {
        Scenario delivered = Scenario.Shipped().After(24);
        delivered = delivered.Given(new SignalDelivery(delivered.NowUtc));
        delivered.When(new SignalDelivery(delivered.NowUtc)).ThenNothing();
        delivered.After(24).When(new SignalDelivery(delivered.NowUtc.AddDays(1))).ThenNothing();
    }

    [Theory]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online)]
    [InlineData(GoodsType.AutoDelivery, DeliveryMode.Auto)]
    public void Signal_OfGoodsWithoutACarrier_ChangesNothing(GoodsType goods, DeliveryMode mode)
    {
        Scenario shipped = Scenario.Shipped(goods, mode);
        shipped.When(new SignalDelivery(shipped.NowUtc)).ThenNothing();
    }

    [Fact]
    public void Signal_OverHolidays_DoesNotCountThem()
    {
        DateTimeOffset eve = new(2026, 9, 30, 15, 0, 0, TimeSpan.Zero);
        Scenario shipped = Scenario.Placed(mode: DeliveryMode.Surface, atUtc: eve).Pay().Given(new ShipOrder(Some.Seller, Some.Shipment));
        shipped.When(new SignalDelivery(eve)).Then(new DeliverySignalled(eve, eve.AddDays(14)));
    }
}
