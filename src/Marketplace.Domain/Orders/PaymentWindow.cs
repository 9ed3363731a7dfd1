using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>How long an order waits for its payment, and when it reminds.</summary>
/// <param name="DueUtc">When it is cancelled.</param>
/// <param name="ReminderUtc">When the buyer is reminded; null when the window is too short for it.</param>
internal readonly record struct PaymentWindow(DateTimeOffset DueUtc, DateTimeOffset? ReminderUtc)
{
    public static PaymentWindow From(OrderTerms terms, DateTimeOffset nowUtc)
    {
        DateTimeOffset due = nowUtc.AddHours(terms.PaymentWindowHours);
        return new(due, terms.PaymentWindowHours > terms.PaymentReminderHours ? due.AddHours(-terms.PaymentReminderHours) : null);
    }
}
