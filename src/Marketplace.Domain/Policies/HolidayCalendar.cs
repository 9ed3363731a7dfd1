namespace Marketplace.Domain.Policies;

/// <summary>Days, in the market's own time zone, on which clocks for physical goods stand still.</summary>
/// <param name="UtcOffsetHours">The market's offset from UTC; a market spans one zone without daylight saving.</param>
/// <param name="Days">The days.</param>
public sealed record HolidayCalendar(int UtcOffsetHours, IReadOnlyList<DateOnly> Days)
{
    /// <summary>The moment at which <paramref name="duration"/> has passed since <paramref name="fromUtc"/>, holidays not counted.</summary>
    public DateTimeOffset Add(DateTimeOffset fromUtc, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        DateTimeOffset at = Local(fromUtc);
        TimeSpan left = duration;
        while (true)
        {
            DateTimeOffset midnight = new(at.Date.AddDays(1), at.Offset);
            bool counts = !IsHoliday(at);
            if (counts && left <= midnight - at)
            {
                return (at + left).ToUniversalTime();
            }

            left -= counts ? midnight - at : TimeSpan.Zero;
            at = midnight;
        }
    }

    /// <summary>How much of the time between two moments counts.</summary>
    public TimeSpan Between(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        DateTimeOffset at = Local(fromUtc);
        TimeSpan counted = TimeSpan.Zero;
        while (at < toUtc)
        {
            DateTimeOffset midnight = new(at.Date.AddDays(1), at.Offset);
            DateTimeOffset next = midnight < toUtc ? midnight : toUtc.ToOffset(at.Offset);
            counted += IsHoliday(at) ? TimeSpan.Zero : next - at;
            at = next;
        }

        return counted;
    }

    /// <summary>The same time of day so many working days later: weekends and holidays are none.</summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset fromUtc, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        DateTimeOffset at = Local(fromUtc);
        for (int left = days; left > 0;)
        {
            at = at.AddDays(1);
            left -= at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(at) ? 0 : 1;
        }

        return at.ToUniversalTime();
    }

    private bool IsHoliday(DateTimeOffset local) => Days.Contains(DateOnly.FromDateTime(local.Date));

    private DateTimeOffset Local(DateTimeOffset utc) => utc.ToOffset(TimeSpan.FromHours(UtcOffsetHours));
}
