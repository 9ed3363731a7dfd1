using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Disputes;

/// <summary>How the end of a dispute divides what is held: exactly, and all of it.</summary>
internal static class DisputeSettlement
{
    public static OrderEvent[] Of(Order order, DisputeEnd end, Money refund)
    {
        PaymentId payment = order.CapturedPayment!.Value;
        Money release = order.Held - refund;
        DisputeClosed closed = new(end, refund, release);
        if (release.IsZero)
        {
            return [closed, new EscrowRefunded(payment, refund, end == DisputeEnd.Settled ? OrderOutcome.Settled : OrderOutcome.Ruled)];
        }

        EscrowReleased released = ConfirmReceipt.Release(order, release);
        return refund.IsZero ? [closed, released] : [closed, new EscrowPartlyRefunded(payment, refund), released];
    }
}
