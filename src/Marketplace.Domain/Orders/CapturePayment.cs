using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>
/// The provider says that it captured money for this order. Never refused, for the money is there; only a capture of nothing
/// is none. What the order has no use for (it ended, it is paid, the amount differs) goes back in full; the same payment told
/// twice changes nothing.
/// </summary>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Amount">How much was captured.</param>
public sealed record CapturePayment(PaymentId PaymentId, Money Amount) : OrderCommand(Actor.Provider)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Provider];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (!Amount.IsPositive)
        {
            return Rejection.Invalid("NOTHING_CAPTURED", "A captured amount is more than nothing.");
        }

        if (order.CapturedPayment == PaymentId || order.ReturnedPayments.Contains(PaymentId))
        {
            return Accept();
        }

        return ReasonToReturn(order) is { } reason
            ? Accept(new PaymentReturned(PaymentId, Amount, reason))
            : Accept([.. Capture(order, context)]);
    }

    private ReturnReason? ReasonToReturn(Order order) =>
        order.IsClosed ? ReturnReason.OrderClosed
        : order.State != OrderState.Placed ? ReturnReason.PaidAlready
        : Amount != order.Price.Total ? ReturnReason.AmountDiffers
        : null;

    private IEnumerable<OrderEvent> Capture(Order order, DecisionContext context)
    {
        OrderTerms terms = context.TermsOf(order);
        DateTimeOffset from = order.PreorderUtc > context.NowUtc ? order.PreorderUtc.Value : context.NowUtc;
        yield return new PaymentCaptured(
            PaymentId,
            Amount,
            context.Deadline(order, from, terms.ShipWithinHours),
            context.Deadline(order, from, terms.ShipWithinHours * terms.RefundAtShipMultiple));
        if (terms.ShipWithinHours == 0)
        {
            Shipment handover = new("platform", order.Id.Value);
            yield return new OrderShipped(handover, context.Deadline(order, context.NowUtc, terms.AutoConfirmHours));
        }
    }
}
