using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Orders;

/// <summary>How events make an order. Total and free of decisions: what happened, happened.</summary>
public static class OrderFold
{
    /// <summary>The order after one more event. Only <see cref="OrderPlaced"/> may come first, and only first.</summary>
    /// <exception cref="InvalidOperationException">The history is not an order's.</exception>
    public static Order Apply(OrderId id, Order? order, OrderEvent @event, string policyVersion, DateTimeOffset atUtc) => (order, @event) switch
    {
        (null, OrderPlaced placed) => Place(id, placed, policyVersion, atUtc),
        (not null, not OrderPlaced) => Advance(order, @event, atUtc) with { Version = order.Version + 1 },
        _ => throw new InvalidOperationException($"{@event.GetType().Name} cannot be event {(order?.Version ?? 0) + 1} of {id}."),
    };

    private static Order Place(OrderId id, OrderPlaced placed, string policyVersion, DateTimeOffset atUtc) => new()
    {
        Id = id,
        Version = 1,
        State = OrderState.Placed,
        BuyerId = placed.BuyerId,
        SellerId = placed.SellerId,
        Lines = placed.Lines,
        GoodsType = placed.GoodsType,
        DeliveryMode = placed.DeliveryMode,
        PaymentMethod = placed.PaymentMethod,
        Price = placed.Price,
        Note = placed.Note,
        PolicyVersion = policyVersion,
        PlacedUtc = atUtc,
        PaymentDueUtc = placed.PaymentDueUtc,
        PaymentReminderUtc = placed.PaymentReminderUtc,
        PreorderUtc = placed.PreorderUtc,
        Guarantees = placed.Guarantees ?? [],
        Held = Money.Zero(placed.Price.Goods.Currency),
    };

    private static Order Advance(Order order, OrderEvent @event, DateTimeOffset atUtc) => @event switch
    {
        OrderRepriced e => Reprice(order, e),
        PaymentRequested e => order with { RequestedPayment = e.PaymentId },
        PaymentDeclined => order with { PaymentRevision = order.PaymentRevision + 1, RequestedPayment = null },
        PaymentReminded => order with { PaymentReminderUtc = null },
        PaymentCaptured e => Pay(order, e, atUtc),
        PaymentReturned e => (order with { ReturnedPayments = [.. order.ReturnedPayments, e.PaymentId] }).Owing(TransferKind.RefundBuyer, e.Amount, e.PaymentId, atUtc),
        OrderCancelled e => order with { State = OrderState.Cancelled, Outcome = e.Outcome, ClosedUtc = atUtc },
        OrderShipped e => Ship(order, e, atUtc),
        ConfirmationExtended e => Extend(order, e),
        DeliverySignalled e => order with { DeliveredUtc = e.DeliveredUtc, ConfirmDueUtc = e.ConfirmDueUtc, ConfirmRemaining = e.ConfirmRemaining },
        ConfirmationReminded e => order with { ConfirmRemindedHours = e.HoursBefore },
        ReceiptConfirmed => order with { Outcome = OrderOutcome.Confirmed },
        ReceiptAutoConfirmed => order with { Outcome = OrderOutcome.AutoConfirmed },
        EscrowReleased e => Close(order, OrderState.Completed, order.Outcome!.Value, atUtc).Owing(TransferKind.CreditSeller, e.SellerCredit, null, atUtc),
        EscrowRefunded e => Close(order, OrderState.Refunded, e.Outcome, atUtc).Owing(TransferKind.RefundBuyer, e.Amount, e.PaymentId, atUtc),
        RefundEvent e => RefundFold.Apply(order, e, atUtc),
        DisputeEvent e => DisputeFold.Apply(order, e, atUtc),
        LatenessCompensated e => (order with { LatenessCompensated = true })
            .Owing(TransferKind.CreditBuyer, e.Amount, null, atUtc, EntryCode.Compensation)
            .Owing(TransferKind.ChargeSeller, e.Amount, null, atUtc, EntryCode.Compensation),
        ClaimEvent e => ClaimFold.Apply(order, e, atUtc),
        RatingEvent e => RatingFold.Apply(order, e, atUtc),
        ChargebackEvent e => ChargebackFold.Apply(order, e, atUtc),
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of an order."),
    };

    private static Order Reprice(Order order, OrderRepriced e) => order with
    {
        Price = e.Price,
        PaymentRevision = order.PaymentRevision + 1,
        RequestedPayment = null,
        PaymentDueUtc = e.PaymentDueUtc,
        PaymentReminderUtc = e.PaymentReminderUtc,
    };

    private static Order Pay(Order order, PaymentCaptured e, DateTimeOffset atUtc) => order with
    {
        State = OrderState.Paid,
        CapturedPayment = e.PaymentId,
        Held = e.Amount,
        PaidUtc = atUtc,
        ShipDueUtc = e.ShipDueUtc,
        ShipRefundUtc = e.ShipRefundUtc,
    };

    private static Order Ship(Order order, OrderShipped e, DateTimeOffset atUtc) => order with
    {
        State = OrderState.Shipped,
        Shipment = e.Shipment,
        ShippedUtc = atUtc,
        ConfirmDueUtc = e.ConfirmDueUtc,
        ConfirmRemaining = e.ConfirmRemaining,
    };

    // A later deadline is a new promise: the reminders before it are sent again.
    private static Order Extend(Order order, ConfirmationExtended e) => order with
    {
        ConfirmDueUtc = e.ConfirmDueUtc,
        ConfirmRemindedHours = null,
        BuyerExtended = order.BuyerExtended || e.By == ActorRole.Buyer,
        SellerExtendedDays = order.SellerExtendedDays + (e.By == ActorRole.Seller ? e.Days : 0),
    };

    /// <summary>The order at its end: nothing is held, and what was still open about the money has nothing left to decide.</summary>
    internal static Order Close(Order order, OrderState state, OrderOutcome outcome, DateTimeOffset atUtc) =>
        RefundFold.Close(DisputeFold.Close(order, DisputeEnd.Superseded), outcome == OrderOutcome.RefundAgreed ? RefundEnd.Paid : RefundEnd.Superseded) with
    {
        State = state,
        Outcome = outcome,
        Held = Money.Zero(order.Held.Currency),
        ClosedUtc = atUtc,
    };
}
