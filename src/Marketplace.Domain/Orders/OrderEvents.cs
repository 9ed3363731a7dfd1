using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>
/// A fact about an order. Facts carry every amount and deadline that follows from them, so that neither a later policy nor
/// later code reads them differently.
/// </summary>
public abstract record OrderEvent;

/// <summary>A buyer placed it; stock is held.</summary>
public sealed record OrderPlaced(
    MemberId BuyerId,
    MemberId SellerId,
    IReadOnlyList<OrderLine> Lines,
    GoodsType GoodsType,
    DeliveryMode DeliveryMode,
    PaymentMethod PaymentMethod,
    OrderPrice Price,
    string Note,
    DateTimeOffset PaymentDueUtc,
    DateTimeOffset? PaymentReminderUtc,
    DateTimeOffset? PreorderUtc,
    IReadOnlyList<Guarantee>? Guarantees = null,
    IReadOnlyList<RunningLow>? RunningLow = null) : OrderEvent;

/// <summary>A listing that an order has taken to the threshold for low stock, or below; it was above before.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Available">Pieces left.</param>
public sealed record RunningLow(ListingId ListingId, int Available);

/// <summary>The seller changed the price of an unpaid order; the payment window starts anew.</summary>
public sealed record OrderRepriced(OrderPrice Price, DateTimeOffset PaymentDueUtc, DateTimeOffset? PaymentReminderUtc) : OrderEvent;

/// <summary>The buyer was sent to the provider to pay. Not a payment: only the provider's word is.</summary>
public sealed record PaymentRequested(PaymentId PaymentId, Money Amount) : OrderEvent;

/// <summary>The provider could not capture it; the buyer may try another payment.</summary>
public sealed record PaymentDeclined(PaymentId PaymentId) : OrderEvent;

/// <summary>The payment window is closing and the buyer was reminded, once.</summary>
public sealed record PaymentReminded : OrderEvent;

/// <summary>The provider captured the money; it is in escrow.</summary>
public sealed record PaymentCaptured(PaymentId PaymentId, Money Amount, DateTimeOffset ShipDueUtc, DateTimeOffset ShipRefundUtc) : OrderEvent;

/// <summary>Why captured money was sent back at once.</summary>
public enum ReturnReason
{
    /// <summary>The order had ended.</summary>
    OrderClosed,

    /// <summary>The order was paid already, by another payment.</summary>
    PaidAlready,

    /// <summary>The amount is not what the order costs now.</summary>
    AmountDiffers,
}

/// <summary>The provider captured money that the order has no use for; all of it goes back.</summary>
public sealed record PaymentReturned(PaymentId PaymentId, Money Amount, ReturnReason Reason) : OrderEvent;

/// <summary>It ended before any money was held; stock is freed.</summary>
public sealed record OrderCancelled(OrderOutcome Outcome) : OrderEvent;

/// <summary>
/// The goods are on their way; silence confirms at <paramref name="ConfirmDueUtc"/>. While a refund request is open that clock has not begun
/// to run, and has <paramref name="ConfirmRemaining"/> left.
/// </summary>
public sealed record OrderShipped(Shipment Shipment, DateTimeOffset? ConfirmDueUtc, TimeSpan? ConfirmRemaining = null) : OrderEvent;

/// <summary>One side gave the buyer more time to confirm.</summary>
public sealed record ConfirmationExtended(ActorRole By, int Days, DateTimeOffset ConfirmDueUtc) : OrderEvent;

/// <summary>The carrier delivered; that may shorten auto-confirm, running or paused, and never lengthens it.</summary>
public sealed record DeliverySignalled(DateTimeOffset DeliveredUtc, DateTimeOffset? ConfirmDueUtc, TimeSpan? ConfirmRemaining = null) : OrderEvent;

/// <summary>The buyer was reminded so many hours before auto-confirm.</summary>
public sealed record ConfirmationReminded(int HoursBefore) : OrderEvent;

/// <summary>The buyer confirmed receipt.</summary>
public sealed record ReceiptConfirmed : OrderEvent;

/// <summary>The buyer stayed silent past the deadline.</summary>
public sealed record ReceiptAutoConfirmed : OrderEvent;

/// <summary>The escrow went to the seller, less our fee.</summary>
public sealed record EscrowReleased(Money SellerCredit, Money Fee) : OrderEvent;

/// <summary>The whole escrow went back to the buyer.</summary>
public sealed record EscrowRefunded(PaymentId PaymentId, Money Amount, OrderOutcome Outcome) : OrderEvent;

/// <summary>The seller missed a shipping promise and owes the buyer for it, whatever becomes of the order.</summary>
public sealed record LatenessCompensated(Money Amount) : OrderEvent;
