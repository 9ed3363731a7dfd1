using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>A side replies to what the other showed, once, within 24 hours; on appeal the side that did not appeal (rules.md section 6).</summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Id">Which dispute.</param>
/// <param name="Text">In one's own words.</param>
/// <param name="Documents">What shows it.</param>
public sealed record FileReply(Actor Actor, DisputeId Id, string Text, IReadOnlyList<EvidenceDocument> Documents) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => Sides.Both;

    /// <inheritdoc/>
    public override Statement? StatementFor(Order order, DateTimeOffset nowUtc) => StatementOf(order.Dispute!, EvidenceRound.Reply, Text, Documents, nowUtc);

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (dispute.Phase != DisputePhase.Reply)
        {
            return WrongPhase();
        }

        if (context.NowUtc >= dispute.DueUtc)
        {
            return TooLate(dispute.DueUtc.Value);
        }

        if (!dispute.RepliesOpen.Contains(Actor.Role))
        {
            return Rejection.Conflict("REPLY_FILED", "This side has had its reply.");
        }

        if (StatementFaults(Text, Documents, context.Policy.Disputes) is { } faults)
        {
            return faults;
        }

        EvidenceFiled filed = Filed(StatementFor(order, context.NowUtc)!);
        return dispute.RepliesOpen.Any(side => side != Actor.Role)
            ? Accept(filed)
            : Accept(filed, DisputeDeadlines.AwaitRuling(context));
    }
}
