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
        DateTimeOffset at = fromUtc.ToOffset(TimeSpan.FromHours(UtcOffsetHours));
        TimeSpan left = duration;
        while (true)
        {
            DateTimeOffset midnight = new(at.Date.AddDays(1), at.Offset);
            bool counts = !Days.Contains(DateOnly.FromDateTime(at.Date));
            if (counts && left <= midnight - at)
            {
                return (at + left).ToUniversalTime();
            }

            left -= counts ? midnight - at : TimeSpan.Zero;
            at = midnight;
        }
    }
}
