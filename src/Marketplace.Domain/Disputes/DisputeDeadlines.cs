using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>What time does to a dispute whose phase has run out. It never rules (rules.md section 6).</summary>
internal static class DisputeDeadlines
{
    public static OrderEvent[] Enforce(Order order, Dispute dispute, DecisionContext context) => dispute.Phase switch
    {
        _ when context.NowUtc < dispute.DueUtc => [],
        DisputePhase.Evidence => CloseEvidence(order, dispute, context),
        DisputePhase.Reply => [AwaitRuling(context)],
        DisputePhase.Ruling => [new RulingOverdue(dispute.OverdueLevel + 1, WorkingDays(context, context.Policy.Disputes.OverdueWorkingDays))],
        DisputePhase.Ruled => DisputeSettlement.Of(order, DisputeEnd.RulingFinal, dispute.Ruling!.Refund),
        _ => [],
    };

    /// <summary>Each side now sees what the other filed, and may reply.</summary>
    public static EvidenceUnsealed Unseal(Order order, IReadOnlyList<ActorRole> noShows, DecisionContext context) =>
        new(noShows, context.Deadline(order, context.NowUtc, context.Policy.Disputes.ReplyHours));

    /// <summary>It is an arbiter's turn.</summary>
    public static RulingAwaited AwaitRuling(DecisionContext context) => new(WorkingDays(context, context.Policy.Disputes.RulingWorkingDays));

    // Where neither side showed there is nothing to reply to.
    private static OrderEvent[] CloseEvidence(Order order, Dispute dispute, DecisionContext context)
    {
        ActorRole[] noShows = [.. Sides.Both.Where(side => !dispute.HasFiled(side, EvidenceRound.Evidence))];
        EvidenceUnsealed unsealed = Unseal(order, noShows, context);
        return noShows.Length == Sides.Both.Length ? [unsealed, AwaitRuling(context)] : [unsealed];
    }

    private static DateTimeOffset WorkingDays(DecisionContext context, int days) => context.Policy.Holidays.AddWorkingDays(context.NowUtc, days);
}
