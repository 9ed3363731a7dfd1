using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>The buyer takes a request back, before the goods are on their way back; the order goes on where it was.</summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Id">Which request.</param>
public sealed record WithdrawRefund(Actor Actor, RefundRequestId Id) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.Requested, RefundPhase.Rejected, RefundPhase.ReturnAgreed];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        Accept(RefundConsequences.Resume(order, RefundEnd.Withdrawn, context));
}
