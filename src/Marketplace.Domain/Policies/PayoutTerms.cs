namespace Marketplace.Domain.Policies;

/// <summary>How much one payout may be.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="MinMinor">The least, in its minor units.</param>
/// <param name="MaxMinor">The most.</param>
public sealed record PayoutLimit(Currency Currency, long MinMinor, long MaxMinor);

/// <summary>Every clock and bound of payouts to members' banks (rules.md sections 1 and 11).</summary>
public sealed record PayoutTerms
{
    /// <summary>How long a bank account waits after it was set or changed.</summary>
    public required int BankAccountWaitHours { get; init; }

    /// <summary>How long the provider may have a payout without a word before people look at it.</summary>
    public required int ParkedAfterHours { get; init; }

    /// <summary>The hour at which scheduled payouts are asked for.</summary>
    public required int DailyAtUtcHour { get; init; }

    /// <summary>The day of the weekly ones.</summary>
    public required DayOfWeek WeeklyOn { get; init; }

    /// <summary>How much one payout may be, a line a currency.</summary>
    public required IReadOnlyList<PayoutLimit> Limits { get; init; }

    /// <summary>The limits of a currency; null for one that is not paid out.</summary>
    public PayoutLimit? Find(Currency currency) => Limits.FirstOrDefault(limit => limit.Currency == currency);

    /// <summary>Whether all numbers make sense.</summary>
    internal bool IsWhole =>
        Math.Min(BankAccountWaitHours, ParkedAfterHours) >= 1 && DailyAtUtcHour is >= 0 and <= 23 && Enum.IsDefined(WeeklyOn)
        && Limits.All(limit => limit.MinMinor >= 1 && limit.MinMinor <= limit.MaxMinor);
}
