using Marketplace.Domain.Disputes;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Escrow;

/// <summary>What an order's escrow waits for: the whole lifecycle on one list (docs/lifecycle.md draws it).</summary>
public enum EscrowPhase
{
    /// <summary>The buyer to pay.</summary>
    AwaitingPayment,

    /// <summary>The seller to ship.</summary>
    AwaitingShipment,

    /// <summary>The buyer to confirm.</summary>
    AwaitingConfirmation,

    /// <summary>The seller to answer a refund request.</summary>
    RefundRequested,

    /// <summary>The buyer to pursue a rejected request.</summary>
    RefundRejected,

    /// <summary>The buyer to send the goods back.</summary>
    ReturnAgreed,

    /// <summary>The seller to inspect returned goods.</summary>
    ReturnShipped,

    /// <summary>Both sides to show what they have.</summary>
    DisputeEvidence,

    /// <summary>Both sides to reply.</summary>
    DisputeReply,

    /// <summary>An arbiter to rule.</summary>
    DisputeRuling,

    /// <summary>Both sides to accept or appeal.</summary>
    DisputeRuled,

    /// <summary>The other side to reply to an appeal.</summary>
    AppealReply,

    /// <summary>Another arbiter to rule.</summary>
    AppealRuling,

    /// <summary>Nothing: the seller has the money.</summary>
    Completed,

    /// <summary>Nothing: the buyer has the money back.</summary>
    Refunded,

    /// <summary>Nothing: there never was any money.</summary>
    Cancelled,
}

internal static class EscrowPhases
{
    public static EscrowPhase Of(Order order) => order.State switch
    {
        OrderState.Placed => EscrowPhase.AwaitingPayment,
        OrderState.Completed => EscrowPhase.Completed,
        OrderState.Refunded => EscrowPhase.Refunded,
        OrderState.Cancelled => EscrowPhase.Cancelled,
        _ when order.Dispute is { IsOpen: true } dispute => Of(dispute),
        _ when order.Refund is { IsOpen: true } request => Of(request),
        OrderState.Paid => EscrowPhase.AwaitingShipment,
        _ => EscrowPhase.AwaitingConfirmation,
    };

    private static EscrowPhase Of(RefundRequest request) => request.Phase switch
    {
        RefundPhase.Requested => EscrowPhase.RefundRequested,
        RefundPhase.Rejected => EscrowPhase.RefundRejected,
        RefundPhase.ReturnAgreed => EscrowPhase.ReturnAgreed,
        _ => EscrowPhase.ReturnShipped,
    };

    private static EscrowPhase Of(Dispute dispute) => (dispute.Phase, dispute.AppealedBy) switch
    {
        (DisputePhase.Evidence, _) => EscrowPhase.DisputeEvidence,
        (DisputePhase.Reply, null) => EscrowPhase.DisputeReply,
        (DisputePhase.Ruling, null) => EscrowPhase.DisputeRuling,
        (DisputePhase.Reply, _) => EscrowPhase.AppealReply,
        (DisputePhase.Ruling, _) => EscrowPhase.AppealRuling,
        _ => EscrowPhase.DisputeRuled,
    };
}
