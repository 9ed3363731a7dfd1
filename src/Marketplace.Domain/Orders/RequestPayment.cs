using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Orders;

/// <summary>
/// The buyer is sent to the provider's page. Asking again gives the same payment as long as the price is the same.
/// </summary>
/// <param name="Actor">The buyer.</param>
/// <param name="PaymentId">The payment that the provider opened.</param>
public sealed record RequestPayment(Actor Actor, PaymentId PaymentId) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <summary>The payment that an order at its present price asks for.</summary>
    public static PaymentId PaymentOf(Order order) => PaymentId.For(order.Id, order.PaymentRevision);

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.State != OrderState.Placed)
        {
            return WrongState(order);
        }

        if (context.NowUtc >= order.PaymentDueUtc)
        {
            return TooLate(order.PaymentDueUtc);
        }

        // The page was opened for a price that a reprice has overtaken.
        if (PaymentId != PaymentOf(order))
        {
            return Rejection.Conflict("PRICE_CHANGED", "The seller has changed the price; look at the order and pay again.");
        }

        return order.RequestedPayment == PaymentId ? Accept() : Accept(new PaymentRequested(PaymentId, order.Price.Total));
    }
}
