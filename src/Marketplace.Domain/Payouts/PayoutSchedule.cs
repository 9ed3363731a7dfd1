using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Payouts;

/// <summary>How often payouts are asked for by themselves.</summary>
public enum PayoutFrequency
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,
}

/// <summary>A member's standing order: what is available is paid out, if it is enough.</summary>
/// <param name="Frequency">How often.</param>
/// <param name="Minimum">Below this it waits for the next time; its currency is the one that is paid out.</param>
/// <param name="NextUtc">When next; null when never.</param>
public sealed record PayoutSchedule(PayoutFrequency Frequency, Money Minimum, DateTimeOffset? NextUtc)
{
    /// <summary>The first time after a moment; null when never.</summary>
    public static DateTimeOffset? After(PayoutFrequency frequency, PayoutTerms terms, DateTimeOffset fromUtc)
    {
        if (frequency == PayoutFrequency.Off)
        {
            return null;
        }

        DateTimeOffset next = new(fromUtc.UtcDateTime.Date.AddHours(terms.DailyAtUtcHour), TimeSpan.Zero);
        while (next <= fromUtc || (frequency == PayoutFrequency.Weekly && next.DayOfWeek != terms.WeeklyOn))
        {
            next = next.AddDays(1);
        }

        return next;
    }
}
