using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>The next moment at which time itself does something to an order.</summary>
public static class OrderClock
{
    /// <summary>When <see cref="EnforceDeadlines"/> will next have something to do; null for a closed order without a claim.</summary>
    public static DateTimeOffset? NextDeadlineUtc(Order order, MarketPolicy policy) => order.State switch
    {
        OrderState.Placed => order.PaymentReminderUtc ?? order.PaymentDueUtc,
        _ when order.Dispute is { IsOpen: true } dispute => dispute.DueUtc,
        _ when order.Refund is { IsOpen: true } request => Earlier(request.DueUtc, order.State == OrderState.Paid ? order.ShipRefundUtc : null),
        OrderState.Paid => order.ShipRefundUtc,
        OrderState.Shipped => NextReminderUtc(order, policy) ?? order.ConfirmDueUtc,
        _ => order.Claim?.DueUtc,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other < one ? other : one;

    internal static bool IsReminderDue(Order order, int hours, DateTimeOffset nowUtc) =>
        IsReminderOpen(order, hours) && nowUtc >= order.ConfirmDueUtc!.Value.AddHours(-hours);

    // A reminder that would have come before the goods were shipped is none.
    private static bool IsReminderOpen(Order order, int hours) =>
        (order.ConfirmRemindedHours is null || hours < order.ConfirmRemindedHours)
        && order.ConfirmDueUtc!.Value.AddHours(-hours) > order.ShippedUtc;

    /// <summary>Reminders to confirm that are not sent yet, soonest first; overdue ones among them.</summary>
    internal static IEnumerable<DateTimeOffset> OpenRemindersUtc(Order order, MarketPolicy policy) =>
        policy.FindTerms(order.GoodsType, order.DeliveryMode)!.ConfirmReminderHours
            .Where(hours => IsReminderOpen(order, hours))
            .OrderDescending()
            .Select(hours => order.ConfirmDueUtc!.Value.AddHours(-hours));

    private static DateTimeOffset? NextReminderUtc(Order order, MarketPolicy policy) =>
        OpenRemindersUtc(order, policy).Cast<DateTimeOffset?>().FirstOrDefault();
}
