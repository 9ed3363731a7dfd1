using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>
/// A side appeals the first ruling within 7 days, with new evidence; the other side may reply, and another arbiter rules for good.
/// There is one appeal, whosever (rules.md section 6).
/// </summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Id">Which dispute.</param>
/// <param name="Text">What is new.</param>
/// <param name="Documents">What shows it: at least one.</param>
public sealed record AppealRuling(Actor Actor, DisputeId Id, string Text, IReadOnlyList<EvidenceDocument> Documents) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => Sides.Both;

    /// <inheritdoc/>
    public override Statement? StatementFor(Order order, DateTimeOffset nowUtc) => StatementOf(order.Dispute!, EvidenceRound.Appeal, Text, Documents, nowUtc);

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (dispute.AppealedBy is not null)
        {
            return Rejection.Conflict("APPEAL_USED", "A dispute sees one appeal.");
        }

        if (dispute.Phase != DisputePhase.Ruled)
        {
            return WrongPhase();
        }

        if (context.NowUtc >= dispute.DueUtc)
        {
            return TooLate(dispute.DueUtc.Value);
        }

        if (dispute.AcceptedBy.Contains(Actor.Role))
        {
            return Rejection.Conflict("RULING_ACCEPTED", "This side accepted the ruling.");
        }

        return StatementFaults(Text, Documents, context.Policy.Disputes, documentsMin: 1) is { } faults
            ? faults
            : Accept(
                Filed(StatementFor(order, context.NowUtc)!),
                new RulingAppealed(Actor.Role, context.Deadline(order, context.NowUtc, context.Policy.Disputes.ReplyHours)));
    }
}
