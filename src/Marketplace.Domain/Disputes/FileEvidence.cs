using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>
/// A side shows what it has, once, within 3 days. It stays sealed to the other side until both have filed or time is up
/// (rules.md section 6).
/// </summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Id">Which dispute.</param>
/// <param name="Text">In one's own words.</param>
/// <param name="Documents">What shows it.</param>
public sealed record FileEvidence(Actor Actor, DisputeId Id, string Text, IReadOnlyList<EvidenceDocument> Documents) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => Sides.Both;

    /// <inheritdoc/>
    public override Statement? StatementFor(Order order, DateTimeOffset nowUtc) => StatementOf(order.Dispute!, EvidenceRound.Evidence, Text, Documents, nowUtc);

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (dispute.Phase != DisputePhase.Evidence || context.NowUtc >= dispute.DueUtc)
        {
            return Rejection.Conflict("EVIDENCE_SEALED", "The time to file evidence is over; what was filed is sealed.");
        }

        if (dispute.HasFiled(Actor.Role, EvidenceRound.Evidence))
        {
            return Rejection.Conflict("EVIDENCE_FILED", "Each side files once; the reply round is for what is missing.");
        }

        if (StatementFaults(Text, Documents, context.Policy.Disputes) is { } faults)
        {
            return faults;
        }

        EvidenceFiled filed = Filed(StatementFor(order, context.NowUtc)!);
        ActorRole other = Sides.Both.Single(side => side != Actor.Role);
        return dispute.HasFiled(other, EvidenceRound.Evidence)
            ? Accept(filed, DisputeDeadlines.Unseal(order, [], context))
            : Accept(filed);
    }
}
