using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Disputes;

/// <summary>How a dispute's events change its order.</summary>
internal static class DisputeFold
{
    public static Order Apply(Order order, DisputeEvent @event, DateTimeOffset atUtc) => @event switch
    {
        DisputeOpened e => RefundFold.Dispute(order) with { Dispute = Open(e, atUtc) },
        DisputeClosed e => Close(order, e.End) with { Outcome = e.End == DisputeEnd.Settled ? OrderOutcome.Settled : OrderOutcome.Ruled },
        _ => order with { Dispute = Advance(order.Dispute!, @event) },
    };

    /// <summary>The order without an open dispute: it ended, in this way unless it had ended before.</summary>
    public static Order Close(Order order, DisputeEnd end) => order.Dispute is { IsOpen: true } dispute
        ? RefundFold.Close(order, RefundEnd.Disputed) with { Dispute = dispute with { Phase = DisputePhase.Closed, DueUtc = null, Offer = null, End = end } }
        : order;

    private static Dispute Open(DisputeOpened e, DateTimeOffset atUtc) => new()
    {
        Id = e.DisputeId,
        OpenedBy = e.By,
        OpenedUtc = atUtc,
        Claimed = e.Claimed,
        Phase = DisputePhase.Evidence,
        DueUtc = e.EvidenceDueUtc,
    };

    private static Dispute Advance(Dispute dispute, DisputeEvent @event) => @event switch
    {
        EvidenceFiled e => dispute with
        {
            Statements = [.. dispute.Statements, new(e.Number, e.Round, e.By, e.Sha256)],
            RepliedBy = e.Round == EvidenceRound.Reply ? [.. dispute.RepliedBy, e.By] : dispute.RepliedBy,
        },
        EvidenceUnsealed e => dispute with { Phase = DisputePhase.Reply, DueUtc = e.ReplyDueUtc, IsUnsealed = true },
        RulingAwaited e => dispute with
        {
            Phase = DisputePhase.Ruling,
            DueUtc = e.RulingDueUtc,
            RulingDueUtc = dispute.RulingDueUtc ?? e.RulingDueUtc,
            AppealRulingDueUtc = dispute.AppealedBy is null ? null : e.RulingDueUtc,
            OverdueLevel = 0,
        },
        RulingOverdue e => dispute with { DueUtc = e.NextUtc, OverdueLevel = e.Level },
        DisputeRuled { AppealDueUtc: { } due } e => dispute with { Phase = DisputePhase.Ruled, DueUtc = due, Ruling = e.Ruling },
        DisputeRuled e => dispute with { AppealRuling = e.Ruling },
        RulingAccepted e => dispute with { AcceptedBy = [.. dispute.AcceptedBy, e.By] },
        RulingAppealed e => dispute with { Phase = DisputePhase.Reply, DueUtc = e.ReplyDueUtc, AppealedBy = e.By, RepliedBy = [e.By] },
        SettlementOffered e => dispute with { Offers = e.Offer.Number, Offer = e.Offer },
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a dispute."),
    };
}
