using System.Globalization;
using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Notifications;

/// <summary>One side is told something.</summary>
internal sealed record Telling(ActorRole To, NoticeKind Kind, NoticeDetails About);

/// <summary>Who is told what of an order's events (rules.md section 10). Who acted has the answer, and is not told of it.</summary>
public static class OrderNotices
{
    /// <summary>The notices of an event: at most one a side, and one to the seller for each listing that it leaves little of.</summary>
    /// <param name="record">The event.</param>
    /// <param name="order">The order after it, or after later ones.</param>
    public static IReadOnlyList<Notice> Of(OrderRecord record, Order order)
    {
        NoticeDetails about = new() { OrderId = order.Id, Title = order.Lines[0].Title };
        string source = string.Create(CultureInfo.InvariantCulture, $"{order.Id}:{record.Version}");
        return
        [
            .. Tell(record.Event, order, about)
                .Where(telling => IsNews(record, new Actor(telling.To, MemberOf(order, telling.To))))
                .Select(telling => Notice.Of(MemberOf(order, telling.To), source, telling.Kind, record.AtUtc, telling.About)),
            .. (record.Event is OrderPlaced { RunningLow: { } low } ? low : []).Select(left => OfStock(left, record, order, source)),
        ];
    }

    private static Notice OfStock(RunningLow left, OrderRecord record, Order order, string source) => Notice.Of(
        order.SellerId,
        $"{source}:{left.ListingId}",
        NoticeKind.LowStock,
        record.AtUtc,
        new() { ListingId = left.ListingId, Title = order.Lines.First(line => line.ListingId == left.ListingId).Title, Pieces = left.Available });

    // What the other side said is news also to the one whose rating revealed it.
    private static bool IsNews(OrderRecord record, Actor recipient) => record.Event is RatingsRevealed || record.Actor != recipient.ToString();

    private static MemberId MemberOf(Order order, ActorRole side) => side == ActorRole.Buyer ? order.BuyerId : order.SellerId;

    private static IEnumerable<Telling> Tell(OrderEvent @event, Order order, NoticeDetails about) => @event switch
    {
        RefundEvent refund => CaseNotices.OfRefund(refund, about),
        DisputeEvent dispute => CaseNotices.OfDispute(dispute, about),
        ClaimEvent claim => CaseNotices.OfClaim(claim, about),
        ChargebackEvent chargeback => OfChargeback(chargeback, about),
        RatingEvent rating => OfRating(rating, order, about),
        OrderPlaced e => Seller(NoticeKind.OrderPlaced, about with { Amount = e.Price.Total, DueUtc = e.PaymentDueUtc }),
        OrderRepriced e => Buyer(NoticeKind.OrderRepriced, about with { Amount = e.Price.Total, DueUtc = e.PaymentDueUtc }),
        PaymentDeclined => Buyer(NoticeKind.PaymentDeclined, about with { DueUtc = order.PaymentDueUtc }),
        PaymentReminded => Buyer(NoticeKind.PaymentReminder, about with { Amount = order.Price.Total, DueUtc = order.PaymentDueUtc }),
        PaymentCaptured e => [new(ActorRole.Seller, NoticeKind.OrderPaid, about with { Amount = e.Amount, DueUtc = e.ShipDueUtc }), .. Buyer(NoticeKind.PaymentReceived, about with { Amount = e.Amount })],
        PaymentReturned e => Buyer(NoticeKind.PaymentReturned, about with { Amount = e.Amount }),
        OrderCancelled e => Both(e.Outcome == OrderOutcome.Unpaid ? NoticeKind.OrderUnpaid : NoticeKind.OrderCancelled, about),
        OrderShipped e => Buyer(NoticeKind.OrderShipped, about with { Carrier = e.Shipment.Carrier, TrackingNumber = e.Shipment.TrackingNumber, DueUtc = e.ConfirmDueUtc }),
        ConfirmationExtended e => Both(NoticeKind.ConfirmationExtended, about with { Days = e.Days, DueUtc = e.ConfirmDueUtc }),
        DeliverySignalled e => Buyer(NoticeKind.OrderDelivered, about with { DueUtc = e.ConfirmDueUtc }),
        ConfirmationReminded e => Buyer(NoticeKind.ConfirmationReminder, about with { Days = e.HoursBefore / 24 }),
        ReceiptAutoConfirmed => Buyer(NoticeKind.OrderAutoConfirmed, about),
        EscrowReleased e => Seller(NoticeKind.OrderReleased, about with { Amount = e.SellerCredit }),
        EscrowRefunded e => Both(NoticeKind.OrderRefunded, about with { Amount = e.Amount }),
        LatenessCompensated e => [.. Buyer(NoticeKind.LatenessPaid, about with { Amount = e.Amount }), .. Seller(NoticeKind.LatenessCharged, about with { Amount = e.Amount })],
        _ => [],
    };

    private static Telling[] OfChargeback(ChargebackEvent @event, NoticeDetails about) => @event switch
    {
        EscrowChargedBack e => Seller(NoticeKind.ChargedBack, about with { Amount = e.Reported }),
        ReleaseChargedBack e => Seller(NoticeKind.ChargedBack, about with { Amount = e.Reported }),
        ChargebackReversed e =>
        [
            .. e.SellerCredit.IsPositive ? Seller(NoticeKind.ChargebackReversed, about with { Amount = e.SellerCredit }) : [],
            .. e.Refund.IsPositive ? Buyer(NoticeKind.OrderPartlyRefunded, about with { Amount = e.Refund }) : [],
        ],
        _ => [],
    };

    private static Telling[] OfRating(RatingEvent @event, Order order, NoticeDetails about) => @event switch
    {
        RatingsRevealed =>
        [
            .. Buyer(NoticeKind.RatingsRevealed, about),
            .. Seller(order.Ratings?.ByBuyer is { Score: not RatingScore.Good } ? NoticeKind.BadRating : NoticeKind.RatingsRevealed, about),
        ],
        RatingRevised => Both(NoticeKind.RatingRevised, about),
        RatingReplied e => [new(e.By, NoticeKind.RatingReplied, about)],
        _ => [],
    };

    internal static Telling[] Buyer(NoticeKind kind, NoticeDetails about) => [new(ActorRole.Buyer, kind, about)];

    internal static Telling[] Seller(NoticeKind kind, NoticeDetails about) => [new(ActorRole.Seller, kind, about)];

    internal static Telling[] Both(NoticeKind kind, NoticeDetails about) => [.. Buyer(kind, about), .. Seller(kind, about)];
}
