using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Events;

/// <summary>A kind of public event.</summary>
/// <param name="Type">Its name to others.</param>
/// <param name="Event">What has happened when it is told.</param>
/// <param name="Facts">What it says beyond what every event says; null when nothing.</param>
/// <param name="FactsOf">Takes that from the event. From nothing else, but what an order never changes: told again it must say the same.</param>
public sealed record OrderEventKind(string Type, Type Event, Type? Facts, Func<OrderEvent, Order, object?> FactsOf);

/// <summary>Which events of orders others are told of, under which names, and with which facts.</summary>
public static class OrderEventKinds
{
    private static readonly Dictionary<Type, OrderEventKind> _byEvent = new OrderEventKind[]
    {
        Kind<OrderPlaced, PlacedFacts>("order.placed", (e, order) => new(Pieces(order), e.Price.Total, e.GoodsType, e.DeliveryMode, e.PaymentDueUtc)),
        Kind<OrderRepriced, RepricedFacts>("order.repriced", (e, _) => new(e.Price.Total, e.PaymentDueUtc)),
        Kind<PaymentDeclined>("payment.declined"),
        Kind<PaymentReminded>("payment.reminded"),
        Kind<PaymentCaptured, CapturedFacts>("payment.captured", (e, _) => new(e.Amount, e.ShipDueUtc)),
        Kind<PaymentReturned, PaymentReturnedFacts>("payment.returned", (e, _) => new(e.Amount, e.Reason)),
        Kind<OrderCancelled, CancelledFacts>("order.cancelled", (e, order) => new(e.Outcome, Pieces(order))),
        Kind<OrderShipped, ShippedFacts>("order.shipped", (e, _) => new(e.Shipment.Carrier, e.ConfirmDueUtc)),
        Kind<DeliverySignalled, DeliveredFacts>("order.delivered", (e, _) => new(e.DeliveredUtc, e.ConfirmDueUtc)),
        Kind<ConfirmationExtended, ExtendedFacts>("confirmation.extended", (e, _) => new(e.Days, e.ConfirmDueUtc)),
        Kind<ConfirmationReminded, RemindedFacts>("confirmation.reminded", (e, _) => new(e.HoursBefore)),
        Kind<ReceiptConfirmed>("receipt.confirmed"),
        Kind<ReceiptAutoConfirmed>("receipt.auto-confirmed"),
        Kind<EscrowReleased, ReleasedFacts>("escrow.released", (e, order) => new(e.SellerCredit, e.Fee, Pieces(order))),
        Kind<EscrowRefunded, RefundedFacts>("escrow.refunded", (e, order) => new(e.Amount, e.Outcome, Pieces(order))),
        Kind<EscrowPartlyRefunded, AmountFacts>("escrow.partly-refunded", (e, _) => new(e.Amount)),
        Kind<LatenessCompensated, AmountFacts>("lateness.compensated", (e, _) => new(e.Amount)),
        Kind<RefundRequested, RefundAskedFacts>("refund.requested", (e, _) => new(e.Ask.Kind, e.Ask.Amount, e.AnswerDueUtc)),
        Kind<RefundRevised, RefundAskedFacts>("refund.revised", (e, _) => new(e.Ask.Kind, e.Ask.Amount, e.AnswerDueUtc)),
        Kind<RefundRejected, DueFacts>("refund.rejected", (e, _) => new(e.ReviseDueUtc)),
        Kind<RefundAgreed, AgreedFacts>("refund.agreed", (e, _) => new(e.BySilence)),
        Kind<RefundClosed, RefundClosedFacts>("refund.closed", (e, _) => new(e.End, e.ConfirmDueUtc)),
        Kind<ReturnAgreed, DueFacts>("return.agreed", (e, _) => new(e.ShipDueUtc)),
        Kind<ReturnShipped, DueFacts>("return.shipped", (e, _) => new(e.InspectDueUtc)),
        Kind<ReturnAccepted, AgreedFacts>("return.accepted", (e, _) => new(e.BySilence)),
        Kind<ReturnContested>("return.contested"),
        Kind<DisputeOpened, DisputeOpenedFacts>("dispute.opened", (e, _) => new(e.DisputeId, e.Claimed, e.EvidenceDueUtc)),
        Kind<EvidenceFiled, EvidenceFacts>("dispute.evidence-filed", (e, _) => new(e.Round, e.By)),
        Kind<EvidenceUnsealed, DueFacts>("dispute.evidence-unsealed", (e, _) => new(e.ReplyDueUtc)),
        Kind<RulingAwaited, DueFacts>("dispute.ruling-awaited", (e, _) => new(e.RulingDueUtc)),
        Kind<RulingOverdue, OverdueFacts>("dispute.ruling-overdue", (e, _) => new(e.Level)),
        Kind<DisputeRuled, RuledFacts>("dispute.ruled", (e, _) => new(e.Ruling.Kind, e.Ruling.Refund, e.Ruling.Release, e.AppealDueUtc)),
        Kind<RulingAccepted, SideFacts>("dispute.ruling-accepted", (e, _) => new(e.By)),
        Kind<RulingAppealed, DueFacts>("dispute.ruling-appealed", (e, _) => new(e.ReplyDueUtc)),
        Kind<SettlementOffered, OfferFacts>("dispute.settlement-offered", (e, _) => new(e.Offer.By, e.Offer.Refund, e.Offer.Release)),
        Kind<DisputeClosed, DisputeClosedFacts>("dispute.closed", (e, _) => new(e.End, e.Refund, e.Release)),
        Kind<ClaimFiled, ClaimFiledFacts>("claim.filed", (e, _) => new(e.ClaimId, e.Guarantee, e.Amount, e.AnswerDueUtc)),
        Kind<ClaimReturnAgreed, ReturnAgreedFacts>("claim.return-agreed", (e, _) => new(e.BySilence, e.ShipBackDueUtc)),
        Kind<ClaimGoodsShippedBack, DueFacts>("claim.goods-shipped-back", (e, _) => new(e.InspectDueUtc)),
        Kind<ClaimRejected, DueFacts>("claim.rejected", (e, _) => new(e.RulingDueUtc)),
        Kind<ClaimRulingOverdue>("claim.ruling-overdue"),
        Kind<ClaimUpheld, ClaimUpheldFacts>("claim.upheld", (e, _) => new(e.By, e.Refund, e.Compensation)),
        Kind<ClaimClosed, ClaimClosedFacts>("claim.closed", (e, _) => new(e.End)),
        Kind<EscrowChargedBack, ChargedBackFacts>("escrow.charged-back", (e, _) => new(e.Reported, e.Taken)),
        Kind<ReleaseChargedBack, ChargedBackFacts>("release.charged-back", (e, _) => new(e.Reported, e.Taken)),
        Kind<ChargebackReversed, GivenBackFacts>("chargeback.reversed", (e, _) => new(e.SellerCredit, e.Fee, e.Refund)),
        Kind<RatingGiven, SideFacts>("rating.given", (e, _) => new(e.By)),
        Kind<RatingDefaulted, SideFacts>("rating.defaulted", (e, _) => new(e.By)),
        Kind<RatingsRevealed>("ratings.revealed"),
        Kind<RatingRevised, RatingRevisedFacts>("rating.revised", (e, _) => new(e.By, e.To)),
        Kind<RatingReplied, SideFacts>("rating.replied", (e, _) => new(e.By)),
    }.ToDictionary(kind => kind.Event);

    /// <summary>All of them.</summary>
    public static IEnumerable<OrderEventKind> All => _byEvent.Values;

    /// <summary>The kind of an event; null for one that others are not told of.</summary>
    public static OrderEventKind? Find(OrderEvent @event) => _byEvent.GetValueOrDefault(@event.GetType());

    private static OrderEventKind Kind<TEvent>(string name)
        where TEvent : OrderEvent => new(PublicEvents.TypeOf(name), typeof(TEvent), null, (_, _) => null);

    private static OrderEventKind Kind<TEvent, TFacts>(string name, Func<TEvent, Order, TFacts> factsOf)
        where TEvent : OrderEvent
        where TFacts : class => new(PublicEvents.TypeOf(name), typeof(TEvent), typeof(TFacts), (@event, order) => factsOf((TEvent)@event, order));

    // What was bought never changes.
    private static PiecesFact[] Pieces(Order order) => [.. order.Lines.Select(line => new PiecesFact(line.ListingId, line.Quantity))];
}
