using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Orders;

/// <summary>
/// A side calls it off. Unpaid: either side, at any time. Paid and unshipped: the seller at any time, the buyer once the
/// seller is late; the escrow goes back in full (rules.md section 4).
/// </summary>
/// <param name="Actor">The buyer or the seller.</param>
public sealed record CancelOrder(Actor Actor) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer, ActorRole.Seller];

    private OrderOutcome Outcome => Actor.Role == ActorRole.Buyer ? OrderOutcome.CancelledByBuyer : OrderOutcome.CancelledBySeller;

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) => order.State switch
    {
        OrderState.Placed => Accept(new OrderCancelled(Outcome)),
        OrderState.Paid when order.Dispute is { IsOpen: true } => CaseOpen(order)!,
        OrderState.Paid when Actor.Role == ActorRole.Buyer && context.NowUtc < order.ShipDueUtc => Rejection.Conflict(
            "SHIPPING_NOT_OVERDUE", $"The seller has until {order.ShipDueUtc:yyyy-MM-ddTHH:mm:ssZ} to ship."),
        OrderState.Paid => Accept([new EscrowRefunded(order.CapturedPayment!.Value, order.Held, Outcome), .. Lateness.CompensationOf(order, context)]),
        _ => WrongState(order),
    };
}
