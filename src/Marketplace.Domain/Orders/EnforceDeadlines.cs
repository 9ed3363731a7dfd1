using Marketplace.Domain.Claims;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Orders;

/// <summary>
/// Time has passed: does what is due by now and nothing else, so it may be given at any time and any number of times.
/// </summary>
public sealed record EnforceDeadlines() : OrderCommand(Actor.Clock)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Clock];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) => order.State switch
    {
        OrderState.Placed when context.NowUtc >= order.PaymentDueUtc => Accept(new OrderCancelled(OrderOutcome.Unpaid)),
        OrderState.Placed when context.NowUtc >= order.PaymentReminderUtc => Accept(new PaymentReminded()),
        _ when order.Dispute is { IsOpen: true } dispute => Accept(DisputeDeadlines.Enforce(order, dispute, context)),
        OrderState.Paid when context.NowUtc >= order.ShipRefundUtc => Accept(
            [new EscrowRefunded(order.CapturedPayment!.Value, order.Held, OrderOutcome.NeverShipped), .. Lateness.CompensationOf(order, context)]),
        _ when order.Refund is { IsOpen: true } request => Accept(RefundDeadlines.Enforce(order, request, context)),
        OrderState.Shipped when context.NowUtc >= order.ConfirmDueUtc => Accept(new ReceiptAutoConfirmed(), ConfirmReceipt.Release(order, order.Held)),
        OrderState.Shipped => Remind(order, context),
        OrderState.Completed when ClaimRules.OfTime(order, context) is { } due => Accept(due),
        _ => Accept(),
    };

    // Of several overdue reminders only the latest is worth sending.
    private static Decision<IReadOnlyList<OrderEvent>> Remind(Order order, DecisionContext context)
    {
        int? due = context.TermsOf(order).ConfirmReminderHours
            .Where(hours => OrderClock.IsReminderDue(order, hours, context.NowUtc))
            .Cast<int?>()
            .Min();
        return due is { } hours ? Accept(new ConfirmationReminded(hours)) : Accept();
    }
}
