using System.Text.Json.Serialization;
using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Orders;

/// <summary>A time in which the clock to auto-confirm stood still.</summary>
/// <param name="FromUtc">From when: the request, or the shipping that came after it.</param>
/// <param name="ToUtc">Until the request was over.</param>
public sealed record ConfirmPause(DateTimeOffset FromUtc, DateTimeOffset ToUtc);

/// <summary>
/// An order as its events so far leave it. Immutable; <see cref="OrderFold"/> makes the next one.
/// Times are UTC, amounts minor units.
/// </summary>
public sealed record Order
{
    /// <summary>Which order.</summary>
    public required OrderId Id { get; init; }

    /// <summary>How many events made it; also its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required OrderState State { get; init; }

    /// <summary>Why it ended; null while it is open.</summary>
    public OrderOutcome? Outcome { get; init; }

    /// <summary>Who buys.</summary>
    public required MemberId BuyerId { get; init; }

    /// <summary>Who sells.</summary>
    public required MemberId SellerId { get; init; }

    /// <summary>What is bought: one goods type for all lines.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Selects the terms, with <see cref="DeliveryMode"/>.</summary>
    public required GoodsType GoodsType { get; init; }

    /// <summary>Selects the terms, with <see cref="GoodsType"/>.</summary>
    public required DeliveryMode DeliveryMode { get; init; }

    /// <summary>How it is paid.</summary>
    public required PaymentMethod PaymentMethod { get; init; }

    /// <summary>The price; a seller may change it until it is paid.</summary>
    public required OrderPrice Price { get; init; }

    /// <summary>How many payments are done with: each reprice and each declined payment makes room for another.</summary>
    public int PaymentRevision { get; init; }

    /// <summary>What the buyer wrote to the seller.</summary>
    public required string Note { get; init; }

    /// <summary>The policy it lives under, whatever comes later.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset PlacedUtc { get; init; }

    /// <summary>When an unpaid order is cancelled.</summary>
    public required DateTimeOffset PaymentDueUtc { get; init; }

    /// <summary>When the one reminder to pay is due; null when there is none, or none any more.</summary>
    public DateTimeOffset? PaymentReminderUtc { get; init; }

    /// <summary>Goods announced for later: the clock to ship starts no earlier.</summary>
    public DateTimeOffset? PreorderUtc { get; init; }

    /// <summary>The payment that the buyer was last sent to; null before, and again after a reprice or a decline.</summary>
    public PaymentId? RequestedPayment { get; init; }

    /// <summary>The payment whose money the escrow holds or held; null before.</summary>
    public PaymentId? CapturedPayment { get; init; }

    /// <summary>Captured payments that this order had no use for; they were sent back.</summary>
    public IReadOnlyList<PaymentId> ReturnedPayments { get; init; } = [];

    /// <summary>When the money was captured.</summary>
    public DateTimeOffset? PaidUtc { get; init; }

    /// <summary>When the seller is late and the buyer may cancel.</summary>
    public DateTimeOffset? ShipDueUtc { get; init; }

    /// <summary>When an unshipped order is refunded by itself.</summary>
    public DateTimeOffset? ShipRefundUtc { get; init; }

    /// <summary>How it was shipped; null before.</summary>
    public Shipment? Shipment { get; init; }

    /// <summary>When it was shipped.</summary>
    public DateTimeOffset? ShippedUtc { get; init; }

    /// <summary>When the carrier delivered it, as far as we were told.</summary>
    public DateTimeOffset? DeliveredUtc { get; init; }

    /// <summary>When silence confirms; null before shipping, and while that clock is paused.</summary>
    public DateTimeOffset? ConfirmDueUtc { get; init; }

    /// <summary>What the paused clock to auto-confirm has left, in time that counts; null while it runs.</summary>
    public TimeSpan? ConfirmRemaining { get; init; }

    /// <summary>When that clock was paused and ran again, in order; an open pause is not among them.</summary>
    public IReadOnlyList<ConfirmPause> ConfirmPauses { get; init; } = [];

    /// <summary>The last reminder sent, in hours before <see cref="ConfirmDueUtc"/>; null when none was.</summary>
    public int? ConfirmRemindedHours { get; init; }

    /// <summary>Whether the buyer's one extension is used.</summary>
    public bool BuyerExtended { get; init; }

    /// <summary>Days that the seller has added so far.</summary>
    public int SellerExtendedDays { get; init; }

    /// <summary>How many refund requests it has seen.</summary>
    public int RefundRequests { get; init; }

    /// <summary>The latest refund request, open or over; null when there was none.</summary>
    public RefundRequest? Refund { get; init; }

    /// <summary>The dispute, open or over; null when there was none.</summary>
    public Dispute? Dispute { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedUtc { get; init; }

    /// <summary>What is in escrow now.</summary>
    public required Money Held { get; init; }

    /// <summary>Movements of money that were decided, in order; the escrow orchestration carries each out once.</summary>
    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    /// <summary>The guarantees that its seller had joined when it was placed and that suit its goods.</summary>
    public IReadOnlyList<Guarantee> Guarantees { get; init; } = [];

    /// <summary>The latest claim after completion; null when there was none.</summary>
    public Claim? Claim { get; init; }

    /// <summary>The guarantees that were claimed, in order; each can be once.</summary>
    public IReadOnlyList<Guarantee> Claimed { get; init; } = [];

    /// <summary>What both sides said about each other after completion; null while nobody has.</summary>
    public OrderRatings? Ratings { get; init; }

    /// <summary>How long the seller took for each answer to a refund request, silence included: hours, rounded up, in order.</summary>
    public IReadOnlyList<int> AnswerHours { get; init; } = [];

    /// <summary>What the buyer's bank took back of the captured payment; null when nothing.</summary>
    public Chargeback? Chargeback { get; init; }

    /// <summary>Whether the seller has paid for missing a shipping promise.</summary>
    public bool LatenessCompensated { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsClosed => State is OrderState.Completed or OrderState.Refunded or OrderState.Cancelled;

    /// <summary>Where its escrow stands: what everyone waits for.</summary>
    [JsonIgnore]
    public EscrowPhase Phase => EscrowPhases.Of(this);

    /// <summary>Whether the pieces of an order that ended can be sold again: they were never shipped, or the seller took them back.</summary>
    [JsonIgnore]
    public bool FreesStock => State == OrderState.Cancelled
        || (State == OrderState.Refunded && (ShippedUtc is null || Refund is { Return: not null, End: RefundEnd.Paid }));

    /// <summary>How long the clock to auto-confirm stood still after a moment, in time that counts; an open pause left out.</summary>
    internal TimeSpan PausedSince(DateTimeOffset sinceUtc, OrderTerms terms, MarketPolicy policy) => ConfirmPauses
        .Where(pause => pause.ToUtc > sinceUtc)
        .Aggregate(TimeSpan.Zero, (sum, pause) => sum + policy.Remaining(terms, pause.FromUtc > sinceUtc ? pause.FromUtc : sinceUtc, pause.ToUtc));

    /// <summary>Our fee on so much of the price: its share of the whole fee, rounded down.</summary>
    internal Money FeeOn(Money released) => Price.Fee.PortionFloor(released, Price.Total);
}
