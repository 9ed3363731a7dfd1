using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>A side accepts the first ruling; once both have, the money moves without waiting for the time to appeal to pass.</summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Id">Which dispute.</param>
public sealed record AcceptRuling(Actor Actor, DisputeId Id) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => Sides.Both;

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (dispute.Phase != DisputePhase.Ruled)
        {
            return WrongPhase();
        }

        if (context.NowUtc >= dispute.DueUtc)
        {
            return TooLate(dispute.DueUtc.Value);
        }

        RulingAccepted accepted = new(Actor.Role);
        return dispute.AcceptedBy.Contains(Actor.Role) ? Accept()
            : dispute.AcceptedBy.Count == 0 ? Accept(accepted)
            : Accept([accepted, .. DisputeSettlement.Of(order, DisputeEnd.RulingAccepted, dispute.Ruling!.Refund)]);
    }
}
