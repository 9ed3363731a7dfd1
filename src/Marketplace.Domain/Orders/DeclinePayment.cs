using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Orders;

/// <summary>
/// The provider says that a payment failed: the next <see cref="RequestPayment"/> opens another one, for as long as the payment window
/// is open. What the order no longer waits for changes nothing.
/// </summary>
/// <param name="PaymentId">Which payment.</param>
public sealed record DeclinePayment(PaymentId PaymentId) : OrderCommand(Actor.Provider)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Provider];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) =>
        order.State == OrderState.Placed && PaymentId == RequestPayment.PaymentOf(order) ? Accept(new PaymentDeclined(PaymentId)) : Accept();
}
