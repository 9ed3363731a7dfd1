using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Orders;

/// <summary>A clock of a refund request or a dispute.</summary>
internal sealed record CaseClock(ClockName Name, ClockTurn Turn, DateTimeOffset DueUtc, ClockDefault ByDefault);

/// <summary>The clock of the refund request or dispute that is open. Decides nothing: <see cref="EnforceDeadlines"/> does.</summary>
internal static class CaseClocks
{
    /// <summary>The clock; null when no case is open.</summary>
    public static CaseClock? Of(Order order) => order.Phase switch
    {
        EscrowPhase.RefundRequested => Refund(order, ClockName.RefundAnswer, ClockTurn.Seller, IsReturn(order) ? ClockDefault.ReturnAgreed : ClockDefault.RefundPaid),
        EscrowPhase.RefundRejected => Refund(order, ClockName.RefundRevision, ClockTurn.Buyer, ClockDefault.RefundClosed),
        EscrowPhase.ReturnAgreed => Refund(order, ClockName.ReturnShipping, ClockTurn.Buyer, ClockDefault.RefundClosed),
        EscrowPhase.ReturnShipped => Refund(order, ClockName.ReturnInspection, ClockTurn.Seller, ClockDefault.RefundPaid),
        EscrowPhase.DisputeEvidence => Dispute(order, ClockName.Evidence, ClockTurn.BothSides, ClockDefault.EvidenceUnsealed),
        EscrowPhase.DisputeReply => Dispute(order, ClockName.Reply, ClockTurn.BothSides, ClockDefault.RulingAwaited),
        EscrowPhase.AppealReply => Dispute(order, ClockName.Reply, ReplierOf(order.Dispute!), ClockDefault.RulingAwaited),
        EscrowPhase.DisputeRuling or EscrowPhase.AppealRuling => Dispute(order, ClockName.Ruling, ClockTurn.Arbiter, ClockDefault.RulingRaised),
        EscrowPhase.DisputeRuled => Dispute(order, ClockName.Appeal, ClockTurn.BothSides, ClockDefault.RulingFinal),
        _ => null,
    };

    private static bool IsReturn(Order order) => order.Refund!.Ask.Kind == RefundKind.ReturnAndRefund;

    private static ClockTurn ReplierOf(Dispute dispute) => dispute.AppealedBy == ActorRole.Buyer ? ClockTurn.Seller : ClockTurn.Buyer;

    private static CaseClock Refund(Order order, ClockName name, ClockTurn turn, ClockDefault byDefault) => new(name, turn, order.Refund!.DueUtc!.Value, byDefault);

    private static CaseClock Dispute(Order order, ClockName name, ClockTurn turn, ClockDefault byDefault) => new(name, turn, order.Dispute!.DueUtc!.Value, byDefault);
}
