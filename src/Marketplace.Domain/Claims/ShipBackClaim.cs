using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Claims;

/// <summary>The buyer has sent the goods back, at the buyer's own cost.</summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Shipment">How.</param>
public sealed record ShipBackClaim(Actor Actor, Shipment Shipment) : ClaimCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override ClaimPhase[] Phases => [ClaimPhase.ShippingBack];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context) =>
        Shipment.Faults() is { } faults
            ? faults
            : Accept(new ClaimGoodsShippedBack(Shipment, context.Deadline(order, context.NowUtc, context.Policy.Guarantees.InspectWithinDays * 24)));
}
