using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Orders;

/// <summary>The seller sends the goods; a late seller still may, until the order is due to be refunded.</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Shipment">How; online goods name the way they were handed over.</param>
public sealed record ShipOrder(Actor Actor, Shipment Shipment) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.State != OrderState.Paid)
        {
            return WrongState(order);
        }

        if (context.NowUtc >= order.ShipRefundUtc)
        {
            return TooLate(order.ShipRefundUtc.Value);
        }

        return Shipment.Faults() is { } faults
            ? faults
            : Accept(
                [new OrderShipped(Shipment, context.Deadline(order, context.NowUtc, context.TermsOf(order).AutoConfirmHours)), .. Lateness.CompensationOf(order, context)]);
    }
}
