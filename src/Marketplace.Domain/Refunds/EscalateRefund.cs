using Marketplace.Domain.Decisions;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>The buyer takes a rejected request to a dispute (rules.md section 6).</summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Id">Which request.</param>
public sealed record EscalateRefund(Actor Actor, RefundRequestId Id) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.Rejected];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        Accept(DisputeOpened.Over(order, request, Actor.Role, context));
}
