using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>A fact about an order's refund request.</summary>
public abstract record RefundEvent : OrderEvent;

/// <summary>The buyer asked for a refund. A running clock to auto-confirm stops with <paramref name="ConfirmRemaining"/> left.</summary>
public sealed record RefundRequested(RefundRequestId RequestId, RefundAsk Ask, DateTimeOffset AnswerDueUtc, TimeSpan? ConfirmRemaining) : RefundEvent;

/// <summary>The buyer changed a rejected request; the seller is to answer again.</summary>
public sealed record RefundRevised(RefundAsk Ask, DateTimeOffset AnswerDueUtc) : RefundEvent;

/// <summary>The seller said no; the buyer has until <paramref name="ReviseDueUtc"/> to pursue it.</summary>
public sealed record RefundRejected(string Reason, IReadOnlyList<EvidenceDocument> Documents, DateTimeOffset ReviseDueUtc) : RefundEvent;

/// <summary>The seller agreed, or stayed silent too long, which is the same.</summary>
public sealed record RefundAgreed(bool BySilence) : RefundEvent;

/// <summary>The goods are to come back first.</summary>
public sealed record ReturnAgreed(DateTimeOffset ShipDueUtc) : RefundEvent;

/// <summary>The buyer sent the goods back; the seller is to inspect them.</summary>
public sealed record ReturnShipped(Shipment Shipment, DateTimeOffset InspectDueUtc) : RefundEvent;

/// <summary>The seller took the goods back, or stayed silent too long, which is the same.</summary>
public sealed record ReturnAccepted(bool BySilence) : RefundEvent;

/// <summary>The seller says that what came back is not what was sent.</summary>
public sealed record ReturnContested(string Reason, IReadOnlyList<EvidenceDocument> Documents) : RefundEvent;

/// <summary>Part of the escrow went back to the buyer; the rest stays held.</summary>
public sealed record EscrowPartlyRefunded(PaymentId PaymentId, Money Amount) : RefundEvent;

/// <summary>The request is over and the order goes on: a paused clock to auto-confirm runs again, with what it had left.</summary>
public sealed record RefundClosed(RefundEnd End, DateTimeOffset? ConfirmDueUtc) : RefundEvent;
