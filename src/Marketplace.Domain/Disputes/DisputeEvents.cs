using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Disputes;

/// <summary>A fact about a dispute.</summary>
public abstract record DisputeEvent : OrderEvent;

/// <summary>A side took a refund request to a dispute; both are to show what they have.</summary>
public sealed record DisputeOpened(DisputeId DisputeId, ActorRole By, Money Claimed, DateTimeOffset EvidenceDueUtc) : DisputeEvent
{
    // A dispute always ends its order, so an order sees one.
    internal static DisputeOpened Over(Order order, RefundRequest request, ActorRole by, DecisionContext context) => new(
        DisputeId.For(order.Id, 1),
        by,
        request.Ask.Amount,
        context.Deadline(order, context.NowUtc, context.Policy.Disputes.EvidenceHours));
}

/// <summary>A side filed a statement, whose content has this hash.</summary>
public sealed record EvidenceFiled(int Number, EvidenceRound Round, ActorRole By, string Sha256) : DisputeEvent;

/// <summary>Both sides have filed, or time is up: each now sees the other's, and may reply. Who filed nothing did not show.</summary>
public sealed record EvidenceUnsealed(IReadOnlyList<ActorRole> NoShows, DateTimeOffset ReplyDueUtc) : DisputeEvent;

/// <summary>It is an arbiter's turn.</summary>
public sealed record RulingAwaited(DateTimeOffset RulingDueUtc) : DisputeEvent;

/// <summary>No arbiter ruled in time; it goes to the senior queue, and will be raised again.</summary>
public sealed record RulingOverdue(int Level, DateTimeOffset NextUtc) : DisputeEvent;

/// <summary>An arbiter ruled. Null for the second ruling, which nobody can appeal.</summary>
public sealed record DisputeRuled(Ruling Ruling, DateTimeOffset? AppealDueUtc) : DisputeEvent;

/// <summary>A side accepts the ruling.</summary>
public sealed record RulingAccepted(ActorRole By) : DisputeEvent;

/// <summary>A side appealed, with new evidence; the other may reply, and another arbiter rules.</summary>
public sealed record RulingAppealed(ActorRole By, DateTimeOffset ReplyDueUtc) : DisputeEvent;

/// <summary>A side offers to settle; an earlier offer falls.</summary>
public sealed record SettlementOffered(SettlementOffer Offer) : DisputeEvent;

/// <summary>The dispute is over; the money moves with the events after this one.</summary>
public sealed record DisputeClosed(DisputeEnd End, Money Refund, Money Release) : DisputeEvent;
