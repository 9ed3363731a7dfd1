using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class ShipOrderTests
{
    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 10 * 24)]
    [InlineData(GoodsType.Physical, DeliveryMode.Surface, 30 * 24)]
    [InlineData(GoodsType.Physical, DeliveryMode.Lightning, 10 * 24)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 3 * 24)]
    public void Ship_StartsTheClockToConfirm(GoodsType goods, DeliveryMode mode, int autoConfirmHours)
    {
        Scenario paid = Scenario.Paid(goods, mode).After(5);
        Order order = paid.When(new ShipOrder(Some.Seller, Some.Shipment)).Then(new OrderShipped(Some.Shipment, paid.NowUtc.Hours(autoConfirmHours))).Order;
        Assert.Equal((OrderState.Shipped, paid.NowUtc, Some.Shipment), (order.State, order.ShippedUtc!.Value, order.Shipment!));
    }

    [Fact]
    public void Ship_Late_IsAllowedUntilTheRefundIsDue()
    {
        Scenario paid = Scenario.Paid();
        DateTimeOffset refund = paid.NowUtc.Hours(144);
        paid.JustBefore(refund).When(new ShipOrder(Some.Seller, Some.Shipment)).Then(new OrderShipped(Some.Shipment, (refund - Some.Tick).AddDays(10)));
        paid.At(refund).When(new ShipOrder(Some.Seller, Some.Shipment)).ThenConflict("DEADLINE_PASSED");
    }

    [Fact]
    public void Ship_OverHolidays_DoesNotCountThem()
    {
        // Paid late on 30 September in Beijing: the seven days of the October holidays stand still.
        DateTimeOffset eve = new(2026, 9, 30, 15, 0, 0, TimeSpan.Zero);
        Scenario paid = Scenario.Placed(atUtc: eve).Pay();
        Assert.Equal(eve.Hours(72).AddDays(7), paid.Order.ShipDueUtc);
        Scenario shipped = paid.Given(new ShipOrder(Some.Seller, Some.Shipment));
        Assert.Equal(eve.AddDays(17), shipped.Order.ConfirmDueUtc);
    }

    [Theory]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 24)]
    [InlineData(GoodsType.AutoDelivery, DeliveryMode.Auto, 0)]
    public void Clocks_OfGoodsThatAreNotPhysical_CountHolidays(GoodsType goods, DeliveryMode mode, int hours)
    {
        DateTimeOffset eve = new(2026, 9, 30, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal(eve.Hours(hours), Scenario.Placed(goods, mode, eve).Pay().Order.ShipDueUtc);
    }

    [Theory]
    [InlineData("", "SF100", "carrier")]
    [InlineData(null, "SF100", "carrier")]
    [InlineData("SF Express", "SF100", "carrier")]
    [InlineData("sf_express", "SF100", "carrier")]
    [InlineData("顺丰", "SF100", "carrier")]
    [InlineData("sf-express", "", "trackingNumber")]
    [InlineData("sf-express", "   ", "trackingNumber")]
    [InlineData("sf-express", null, "trackingNumber")]
    [InlineData("sf-express", "SF\n100", "trackingNumber")]
    public void Ship_WithAFaultyShipment_NamesTheField(string? carrier, string? trackingNumber, string field) =>
        Scenario.Paid().When(new ShipOrder(Some.Seller, new Shipment(carrier!, trackingNumber!))).ThenInvalidFields(field);

    [Fact]
    public void Ship_BoundsTheLengths()
    {
        Scenario paid = Scenario.Paid();
        Shipment longest = new(new string('a', 40), new string('1', 80));
        Assert.Null(paid.When(new ShipOrder(Some.Seller, longest)).Decision.Rejection);
        paid.When(new ShipOrder(Some.Seller, new(longest.Carrier + "a", longest.TrackingNumber + "1"))).ThenInvalidFields("carrier", "trackingNumber");
    }
}
