using Marketplace.Domain.Decisions;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Refunds;

public class RequestRefundTests
{
    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, false, RefundReason.ChangedMind, 48)]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, true, RefundReason.NotReceived, 36)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, true, RefundReason.NotReceived, 36)]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, true, RefundReason.Damaged, 120)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, true, RefundReason.Damaged, 72)]
    [InlineData(GoodsType.AutoDelivery, DeliveryMode.Auto, true, RefundReason.Damaged, 72)]
    public void Request_GivesTheSellerTheHoursOfTheRules(GoodsType goods, DeliveryMode mode, bool shipped, RefundReason reason, int hours)
    {
        Scenario given = shipped ? Scenario.Shipped(goods, mode) : Scenario.Paid(goods, mode);
        Scenario asked = given.AskBack(kind: RefundKind.RefundOnly, reason: reason);
        DateTimeOffset due = asked.NowUtc.Hours(hours);
        Assert.Equal((EscrowPhase.RefundRequested, due), (asked.Order.Phase, asked.Order.Refund!.DueUtc!.Value));
        asked.JustBefore(due).WhenTimeIsUp().ThenNothing();
        Scenario paid = asked.At(due).WhenTimeIsUp().ThenTypes(typeof(RefundAgreed), typeof(EscrowRefunded));
        Assert.Equal((OrderState.Refunded, OrderOutcome.RefundAgreed, RefundEnd.Paid), (paid.Order.State, paid.Order.Outcome!.Value, paid.Order.Refund!.End!.Value));
    }

    [Fact]
    public void Request_ForUnshippedVirtualGoods_HasTheSameHours_ButTheClockToShipIsNoLater()
    {
        Scenario asked = Scenario.Paid(GoodsType.Virtual, DeliveryMode.Online).AskBack();
        Assert.Equal((asked.NowUtc.Hours(48), asked.Order.ShipRefundUtc), (asked.Order.Refund!.DueUtc!.Value, asked.NextDeadlineUtc));
    }

    [Fact]
    public void Request_PausesAutoConfirm_AndItsEndResumesWithWhatWasLeft()
    {
        Scenario asked = Scenario.Shipped().After(100).AskBack(minor: 1_000);
        Assert.Equal((null, TimeSpan.FromHours(140)), (asked.Order.ConfirmDueUtc, asked.Order.ConfirmRemaining!.Value));

        Scenario withdrawn = asked.After(40).Given(new WithdrawRefund(Some.Buyer, Case.Refund));
        Assert.Equal((withdrawn.NowUtc.Hours(140), null), (withdrawn.Order.ConfirmDueUtc!.Value, withdrawn.Order.ConfirmRemaining));

        Scenario again = withdrawn.After(100).AskBack(minor: 1_000);
        Assert.Equal(TimeSpan.FromHours(40), again.Order.ConfirmRemaining);
        Assert.Equal(RefundRequestId.For(Some.OrderId, 2), again.Order.Refund!.Id);
    }

    [Fact]
    public void Request_OverHolidays_PausesCountedTimeOnly()
    {
        // Shipped 30 hours before seven holidays begin, in the market's zone; 20 of these are gone when the buyer asks.
        DateTimeOffset eve = new(2026, 9, 29, 10, 0, 0, TimeSpan.Zero);
        Scenario shipped = Scenario.Placed(atUtc: eve).Pay().Given(new ShipOrder(Some.Seller, Some.Shipment));
        Scenario asked = shipped.After(20).AskBack(minor: 1_000);
        Assert.Equal(TimeSpan.FromHours(220), asked.Order.ConfirmRemaining);
        Scenario withdrawn = asked.After(3 * 24).Given(new WithdrawRefund(Some.Buyer, Case.Refund));
        DateTimeOffset holidaysEnd = new(2026, 10, 7, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(holidaysEnd.Hours(220), withdrawn.Order.ConfirmDueUtc);
    }

    [Fact]
    public void Request_IsRefusedAboveWhatIsHeldOrWhatItsLinesAreWorth()
    {
        Scenario shipped = Scenario.Shipped();
        Refused("AMOUNT_EXCEEDS_HELD", shipped, shipped.Ask(13_800));
        Refused("AMOUNT_EXCEEDS_LINES", shipped, shipped.Ask(13_800 - 1) with { Lines = [new(Line(shipped), 1)], Amount = Some.Yuan(13_799 + 1) }, "AMOUNT_EXCEEDS_HELD");
        Scenario two = Twice();
        Refused("AMOUNT_EXCEEDS_LINES", two, two.Ask(13_800) with { Lines = [new(Line(two), 1)] });
        two.When(new RequestRefund(Some.Buyer, two.Ask(13_799) with { Lines = [new(Line(two), 1)] })).ThenTypes(typeof(RefundRequested));
    }

    [Fact]
    public void Request_WithFaultyFields_NamesThemAll()
    {
        Scenario shipped = Scenario.Shipped();
        RefundAsk ask = shipped.Ask() with
        {
            Amount = new Money(0, Some.Usd),
            Text = " ",
            Lines = [new(Line(shipped), 2), new(ListingId.For(Some.SellerId, "other"), 1)],
            Documents = [new("", "http://files.example/a", "abc")],
        };
        shipped.When(new RequestRefund(Some.Buyer, ask)).ThenInvalidFields(
            "amount.currency", "amount.amountMinor", "text", "lines[0].quantity", "lines[1].listingId", "documents[0].name", "documents[0].url", "documents[0].sha256");
        RefundAsk eleven = shipped.Ask() with { Documents = [.. Enumerable.Repeat(Some.Document, 11)], Text = new string('x', 1_001) };
        shipped.When(new RequestRefund(Some.Buyer, eleven)).ThenInvalidFields("documents", "text");
    }

    [Fact]
    public void Request_ToReturnWhatCannotComeBack_IsRefused()
    {
        foreach (Scenario given in new[] { Scenario.Paid(), Scenario.Shipped(GoodsType.Virtual, DeliveryMode.Online) })
        {
            Refused("NOTHING_TO_RETURN", given, given.Ask(kind: RefundKind.ReturnAndRefund));
        }

        Refused("NOTHING_TO_RETURN", Scenario.Shipped(), Scenario.Shipped().Ask(reason: RefundReason.NotReceived));
    }

    [Fact]
    public void Request_TheSixthTime_IsRefused()
    {
        Scenario scenario = Scenario.Shipped();
        for (int number = 1; number <= 5; number++)
        {
            scenario = scenario.AskBack(minor: 1).Given(new WithdrawRefund(Some.Buyer, RefundRequestId.For(Some.OrderId, number)));
        }

        scenario.When(new RequestRefund(Some.Buyer, scenario.Ask())).ThenConflict("REFUND_REQUESTS_USED_UP");
        scenario.When(new WithdrawRefund(Some.Buyer, Case.Refund)).ThenConflict("REFUND_CLOSED");
    }

    [Fact]
    public void Unshipped_StillGoesBackByItselfAtTwiceTheTime_WhateverIsAsked()
    {
        Scenario asked = Scenario.Paid().After(130).AskBack(minor: 1_000);
        Assert.Equal(asked.Order.ShipRefundUtc, asked.NextDeadlineUtc);
        Scenario refunded = asked.At(asked.Order.ShipRefundUtc!.Value).WhenTimeIsUp().ThenTypes(typeof(EscrowRefunded));
        Assert.Equal((OrderOutcome.NeverShipped, RefundEnd.Superseded), (refunded.Order.Outcome!.Value, refunded.Order.Refund!.End!.Value));
    }

    [Fact]
    public void Seller_CannotShipPastARequest_ButMayAfterSayingNo()
    {
        Scenario asked = Scenario.Paid().AskBack(minor: 1_000);
        ShipOrder ship = new(Some.Seller, Some.Shipment);
        asked.When(ship).ThenConflict("REFUND_OPEN");
        Scenario shipped = asked.Reject().When(ship).Then(new OrderShipped(Some.Shipment, null, TimeSpan.FromHours(240)));
        Assert.Equal(EscrowPhase.RefundRejected, shipped.Order.Phase);
        Scenario withdrawn = shipped.After(30).Given(new WithdrawRefund(Some.Buyer, Case.Refund));
        Assert.Equal(withdrawn.NowUtc.Hours(240), withdrawn.Order.ConfirmDueUtc);
    }

    [Fact]
    public void Delivery_WhilePaused_ShortensWhatIsLeft_CountedToThePauseOnly()
    {
        Scenario asked = Scenario.Shipped().After(10).AskBack(minor: 1_000);
        Scenario before = asked.After(50).Given(new SignalDelivery(asked.NowUtc.Hours(-4)));
        Assert.Equal(TimeSpan.FromHours(164), before.Order.ConfirmRemaining);
        Scenario after = asked.After(50).Given(new SignalDelivery(asked.NowUtc.Hours(40)));
        Assert.Equal(TimeSpan.FromHours(168), after.Order.ConfirmRemaining);
        Scenario late = Scenario.Shipped().After(200).AskBack(minor: 1_000);
        Assert.Equal(TimeSpan.FromHours(40), late.After(5).Given(new SignalDelivery(late.NowUtc)).Order.ConfirmRemaining);
    }

    [Fact]
    public void Delivery_ToldAfterAPause_DoesNotCountThePause()
    {
        // Delivered ten hours after shipping, a pause of fifty from the twentieth on, told of ten hours later.
        Scenario shipped = Scenario.Shipped();
        Scenario resumed = shipped.After(20).AskBack(minor: 1_000).After(50).Given(new WithdrawRefund(Some.Buyer, Case.Refund));
        Scenario told = resumed.After(10).Given(new SignalDelivery(shipped.NowUtc.Hours(10)));
        Assert.Equal(shipped.NowUtc.Hours(10 + 168 + 50), told.Order.ConfirmDueUtc);

        // The same in a second pause: of the 168 hours, ten passed before the first and ten between the two.
        Scenario again = resumed.After(10).Given(new RequestRefund(Some.Buyer, resumed.Ask(1_000))).After(5).Given(new SignalDelivery(shipped.NowUtc.Hours(10)));
        Assert.Equal(TimeSpan.FromHours(168 - 20), again.Order.ConfirmRemaining);

        // A pause before the delivery has nothing to do with it.
        Scenario late = resumed.After(40).Given(new SignalDelivery(resumed.NowUtc.Hours(20)));
        Assert.Equal(resumed.NowUtc.Hours(20 + 168), late.Order.ConfirmDueUtc);
    }

    private static void Refused(string code, Scenario given, RefundAsk ask, string? instead = null) =>
        given.When(new RequestRefund(Some.Buyer, ask)).ThenRejected(RejectionKind.Invalid, instead ?? code);

    private static ListingId Line(Scenario given) => given.Order.Lines[0].ListingId;

    private static Scenario Twice() => Scenario.From(new PlaceOrder(Some.BuyerId, [new(Some.ActiveListing(), 2)], DeliveryMode.Express, ""), Some.Policy, Some.Monday)
        .Pay().Given(new ShipOrder(Some.Seller, Some.Shipment));
}
