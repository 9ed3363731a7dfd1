using Marketplace.Domain.Decisions;
using Marketplace.Domain.Refunds;

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

        // A seller who said no to a refund may show it by shipping; one who has not answered must answer first.
        if (order.Refund is { IsOpen: true, Phase: not RefundPhase.Rejected })
        {
            return CaseOpen(order)!;
        }

        return Shipment.Faults() is { } faults ? faults : Accept([Shipped(order, context), .. Lateness.CompensationOf(order, context)]);
    }

    // While a refund request is open the clock to auto-confirm does not begin to run.
    private OrderShipped Shipped(Order order, DecisionContext context)
    {
        int hours = context.TermsOf(order).AutoConfirmHours;
        return order.Refund is { IsOpen: true }
            ? new(Shipment, null, TimeSpan.FromHours(hours))
            : new(Shipment, context.Deadline(order, context.NowUtc, hours));
    }
}
