using Marketplace.Domain.Decisions;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class CapturePaymentTests
{
    private static readonly PaymentId _payment = PaymentId.For(Some.OrderId, 0);

    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 72)]
    [InlineData(GoodsType.Physical, DeliveryMode.Surface, 72)]
    [InlineData(GoodsType.Physical, DeliveryMode.Lightning, 24)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 24)]
    public void Capture_OfTheTotal_StartsTheClocksToShip(GoodsType goods, DeliveryMode mode, int shipHours)
    {
        Scenario placed = Scenario.Placed(goods, mode).After(0.5);
        Money total = placed.Order.Price.Total;
        Scenario paid = placed.When(new CapturePayment(_payment, total))
            .Then(new PaymentCaptured(_payment, total, placed.NowUtc.Hours(shipHours), placed.NowUtc.Hours(2 * shipHours)));
        Assert.Equal((OrderState.Paid, total, _payment), (paid.Order.State, paid.Order.Held, paid.Order.CapturedPayment!.Value));
        Assert.Equal(placed.NowUtc, paid.Order.PaidUtc);
    }

    [Fact]
    public void Capture_OfAutoDelivery_HandsOverAtOnce()
    {
        Scenario placed = Scenario.Placed(GoodsType.AutoDelivery, DeliveryMode.Auto);
        DateTimeOffset now = placed.NowUtc;
        Scenario shipped = placed.When(new CapturePayment(_payment, placed.Order.Price.Total)).Then(
            new PaymentCaptured(_payment, placed.Order.Price.Total, now, now),
            new OrderShipped(new Shipment("platform", Some.OrderId.Value), now.Hours(24)));
        Assert.Equal((OrderState.Shipped, 3L), (shipped.Order.State, shipped.Order.Version));
    }

    [Fact]
    public void Capture_OfAPreorder_WaitsForTheGoods()
    {
        DateTimeOffset ready = Some.Monday.AddDays(10);
        Scenario paid = Scenario.Placed(preorderUtc: ready).Pay();
        Assert.Equal((ready.Hours(72), ready.Hours(144)), (paid.Order.ShipDueUtc, paid.Order.ShipRefundUtc));
    }

    [Fact]
    public void Capture_WhenPreorderGoodsAreThere_CountsFromPayment()
    {
        DateTimeOffset ready = Some.Monday.AddHours(1);
        Scenario paid = Scenario.Placed(preorderUtc: ready).After(2).Pay();
        Assert.Equal(paid.NowUtc.Hours(72), paid.Order.ShipDueUtc);
    }

    [Fact]
    public void Capture_AfterTheWindowButBeforeTheSweep_StillPays()
    {
        Scenario placed = Scenario.Placed();
        Assert.Equal(OrderState.Paid, placed.At(placed.Order.PaymentDueUtc.AddDays(1)).Pay().Order.State);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Capture_OfAnotherAmount_IsReturnedInFullAndTheOrderStaysOpen(int differenceMinor)
    {
        Scenario placed = Scenario.Placed();
        Money amount = placed.Order.Price.Total + Some.Yuan(differenceMinor);
        Scenario after = placed.When(new CapturePayment(_payment, amount)).Then(new PaymentReturned(_payment, amount, ReturnReason.AmountDiffers));
        Assert.Equal((OrderState.Placed, Some.Yuan(0)), (after.Order.State, after.Order.Held));
        Assert.Equal([new Transfer(TransferId.For(Some.OrderId, 0), TransferKind.RefundBuyer, amount, _payment, after.NowUtc)], after.Order.Transfers);
    }

    [Fact]
    public void Capture_InAnotherCurrency_IsReturnedInThatCurrency()
    {
        Scenario placed = Scenario.Placed();
        Money dollars = new(placed.Order.Price.Total.AmountMinor, Some.Usd);
        Scenario after = placed.When(new CapturePayment(_payment, dollars)).Then(new PaymentReturned(_payment, dollars, ReturnReason.AmountDiffers));
        Assert.Equal(dollars, after.Order.Transfers.Single().Amount);
    }

    [Fact]
    public void Capture_AfterTheEnd_IsReturnedInFull()
    {
        Scenario closed = Scenario.In(OrderState.Cancelled);
        Money total = closed.Order.Price.Total;
        Scenario after = closed.When(new CapturePayment(_payment, total)).Then(new PaymentReturned(_payment, total, ReturnReason.OrderClosed));
        Assert.Equal((OrderState.Cancelled, total), (after.Order.State, after.Order.Transfers.Single().Amount));
    }

    [Fact]
    public void Capture_OfASecondPayment_IsReturnedAndTheEscrowKept()
    {
        Scenario paid = Scenario.Paid();
        Money total = paid.Order.Price.Total;
        Scenario after = paid.When(new CapturePayment(Some.OtherPayment, total)).Then(new PaymentReturned(Some.OtherPayment, total, ReturnReason.PaidAlready));
        Assert.Equal((OrderState.Paid, total, _payment), (after.Order.State, after.Order.Held, after.Order.CapturedPayment!.Value));
    }

    [Theory]
    [InlineData(OrderState.Paid)]
    [InlineData(OrderState.Shipped)]
    [InlineData(OrderState.Completed)]
    [InlineData(OrderState.Refunded)]
    public void Capture_ToldAgain_ChangesNothing(OrderState state)
    {
        Scenario given = Scenario.In(state);
        given.When(new CapturePayment(_payment, given.Order.Price.Total)).ThenNothing();
    }

    [Fact]
    public void Capture_OfAReturnedPaymentToldAgain_ChangesNothing()
    {
        CapturePayment command = new(_payment, Some.Yuan(1));
        Scenario.Placed().Given(command).When(command).ThenNothing();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Capture_OfNothing_IsNoCapture(long minor) =>
        Scenario.Placed().When(new CapturePayment(_payment, Some.Yuan(minor))).ThenRejected(RejectionKind.Invalid, "NOTHING_CAPTURED");

    [Fact]
    public void EntriesOf_Capture_MoveTheMoneyFromTheProviderIntoEscrow()
    {
        Scenario paid = Scenario.Paid();
        JournalEntry entry = OrderLedger.EntriesOf(paid.Order, paid.Records[^1].Event).Single();
        Assert.Equal(EntryCode.Hold, entry.Code);
        Assert.Equal(
            [new Posting(AccountAddress.ProviderClearing, Some.Yuan(-13_799)), new Posting(AccountAddress.EscrowOf(Some.OrderId), Some.Yuan(13_799))],
            entry.Postings);
    }
}
