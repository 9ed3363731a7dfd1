using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Notifications;

/// <summary>
/// Who is told what of refunds, disputes and claims. A step that money follows at once is told by the money's own event; what one side files
/// while the other may not see it is told when it may.
/// </summary>
internal static class CaseNotices
{
    public static IEnumerable<Telling> OfRefund(RefundEvent @event, NoticeDetails about) => @event switch
    {
        RefundRequested e => OrderNotices.Seller(NoticeKind.RefundRequested, about with { Amount = e.Ask.Amount, DueUtc = e.AnswerDueUtc }),
        RefundRevised e => OrderNotices.Seller(NoticeKind.RefundRevised, about with { Amount = e.Ask.Amount, DueUtc = e.AnswerDueUtc }),
        RefundRejected e => OrderNotices.Buyer(NoticeKind.RefundRejected, about with { DueUtc = e.ReviseDueUtc }),
        ReturnAgreed e => OrderNotices.Buyer(NoticeKind.ReturnAgreed, about with { DueUtc = e.ShipDueUtc }),
        ReturnShipped e => OrderNotices.Seller(
            NoticeKind.ReturnShipped, about with { Carrier = e.Shipment.Carrier, TrackingNumber = e.Shipment.TrackingNumber, DueUtc = e.InspectDueUtc }),
        EscrowPartlyRefunded e => OrderNotices.Both(NoticeKind.OrderPartlyRefunded, about with { Amount = e.Amount }),
        RefundClosed { End: RefundEnd.Withdrawn } => OrderNotices.Seller(NoticeKind.RefundWithdrawn, about),
        RefundClosed { End: RefundEnd.Lapsed or RefundEnd.NotReturned } => OrderNotices.Both(NoticeKind.RefundLapsed, about),
        _ => [],
    };

    public static IEnumerable<Telling> OfDispute(DisputeEvent @event, NoticeDetails about) => @event switch
    {
        DisputeOpened e => OrderNotices.Both(NoticeKind.DisputeOpened, about with { Amount = e.Claimed, DueUtc = e.EvidenceDueUtc }),
        EvidenceUnsealed e => OrderNotices.Both(NoticeKind.EvidenceUnsealed, about with { DueUtc = e.ReplyDueUtc }),
        DisputeRuled e => OrderNotices.Both(NoticeKind.DisputeRuled, about with { Amount = e.Ruling.Refund, DueUtc = e.AppealDueUtc }),
        RulingAccepted => OrderNotices.Both(NoticeKind.RulingAccepted, about),
        RulingAppealed e => OrderNotices.Both(NoticeKind.RulingAppealed, about with { DueUtc = e.ReplyDueUtc }),
        SettlementOffered e => OrderNotices.Both(NoticeKind.SettlementOffered, about with { Amount = e.Offer.Refund }),
        DisputeClosed { End: DisputeEnd.Settled } e => OrderNotices.Both(NoticeKind.DisputeSettled, about with { Amount = e.Refund }),
        _ => [],
    };

    public static IEnumerable<Telling> OfClaim(ClaimEvent @event, NoticeDetails about) => @event switch
    {
        ClaimFiled e => OrderNotices.Seller(NoticeKind.ClaimFiled, about with { Amount = e.Amount, DueUtc = e.AnswerDueUtc }),
        ClaimReturnAgreed e => OrderNotices.Buyer(NoticeKind.ClaimReturnAgreed, about with { DueUtc = e.ShipBackDueUtc }),
        ClaimGoodsShippedBack e => OrderNotices.Seller(
            NoticeKind.ClaimGoodsShippedBack, about with { Carrier = e.Shipment.Carrier, TrackingNumber = e.Shipment.TrackingNumber, DueUtc = e.InspectDueUtc }),
        ClaimRejected => OrderNotices.Buyer(NoticeKind.ClaimRejected, about),
        ClaimUpheld e =>
        [
            .. OrderNotices.Buyer(NoticeKind.ClaimPaid, about with { Amount = e.Refund + e.Compensation }),
            .. OrderNotices.Seller(NoticeKind.ClaimCharged, about with { Amount = e.Refund + e.Compensation }),
        ],
        ClaimClosed => OrderNotices.Both(NoticeKind.ClaimClosed, about),
        _ => [],
    };
}
