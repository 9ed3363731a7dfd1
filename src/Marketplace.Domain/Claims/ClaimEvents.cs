using Marketplace.Domain.Evidence;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Claims;

/// <summary>Something happened to an order's claim.</summary>
public abstract record ClaimEvent : OrderEvent;

/// <summary>The buyer claims under a guarantee; the seller is to answer by <paramref name="AnswerDueUtc"/>.</summary>
public sealed record ClaimFiled(
    ClaimId ClaimId, Guarantee Guarantee, Money Amount, string Text, IReadOnlyList<EvidenceDocument> Documents, DateTimeOffset AnswerDueUtc) : ClaimEvent;

/// <summary>The seller agreed, or stayed silent; the goods are to go back before anything is paid.</summary>
public sealed record ClaimReturnAgreed(bool BySilence, DateTimeOffset ShipBackDueUtc) : ClaimEvent;

/// <summary>The goods are on their way back; the seller is to inspect, or repair, by <paramref name="InspectDueUtc"/>.</summary>
public sealed record ClaimGoodsShippedBack(Shipment Shipment, DateTimeOffset InspectDueUtc) : ClaimEvent;

/// <summary>The seller says no, to the claim or to what came back; an arbiter is to rule.</summary>
public sealed record ClaimRejected(string Reason, DateTimeOffset RulingDueUtc) : ClaimEvent;

/// <summary>An arbiter has not ruled in time; someone senior looks at it.</summary>
public sealed record ClaimRulingOverdue : ClaimEvent;

/// <summary>Who found for the buyer.</summary>
public enum ClaimFinder
{
    /// <summary>The seller agreed.</summary>
    Seller,

    /// <summary>The seller stayed silent.</summary>
    Silence,

    /// <summary>An arbiter ruled.</summary>
    Arbiter,
}

/// <summary>
/// The claim is right and paid at once: <paramref name="Refund"/> of what the buyer paid goes back through the provider,
/// <paramref name="Compensation"/> on top to the buyer's balance; the seller owes both.
/// </summary>
public sealed record ClaimUpheld(ClaimFinder By, PaymentId PaymentId, Money Refund, Money Compensation, string? Reasons = null) : ClaimEvent;

/// <summary>The claim ended without money.</summary>
public sealed record ClaimClosed(ClaimEnd End, string? Reasons = null) : ClaimEvent;
