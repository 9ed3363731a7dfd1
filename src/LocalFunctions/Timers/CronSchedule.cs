namespace LocalFunctions.Timers;

/// <summary>
/// An NCRONTAB schedule in UTC: second, minute, hour, day, month, day of week (five fields: without seconds).
/// A day counts when both its number and its day of week fit.
/// </summary>
internal sealed class CronSchedule : ITimerSchedule
{
    // 29 February on a given weekday comes back within 40 years, even across a century that has no leap day.
    private const int YearsAhead = 41;

    private readonly CronField _second;
    private readonly CronField _minute;
    private readonly CronField _hour;
    private readonly CronField _day;
    private readonly CronField _month;
    private readonly CronField _dayOfWeek;

    private CronSchedule(string[] fields)
    {
        _second = CronField.Parse(fields[0], CronFieldKind.Second);
        _minute = CronField.Parse(fields[1], CronFieldKind.Minute);
        _hour = CronField.Parse(fields[2], CronFieldKind.Hour);
        _day = CronField.Parse(fields[3], CronFieldKind.Day);
        _month = CronField.Parse(fields[4], CronFieldKind.Month);
        _dayOfWeek = CronField.Parse(fields[5], CronFieldKind.DayOfWeek);
    }

    /// <exception cref="FormatException">The text is no NCRONTAB expression.</exception>
    public static CronSchedule Parse(string text)
    {
        string[] fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            6 => new CronSchedule(fields),
            5 => new CronSchedule(["0", .. fields]),
            _ => throw new FormatException($"'{text}' has {fields.Length} fields; an NCRONTAB expression has 6, or 5 without seconds."),
        };
    }

    public DateTimeOffset? NextAfter(DateTimeOffset moment)
    {
        DateTime start = moment.UtcDateTime;
        start = new DateTime(start.Ticks - start.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc).AddSeconds(1);
        DateTime end = start.Year + YearsAhead > DateTime.MaxValue.Year ? DateTime.MaxValue.Date : start.Date.AddYears(YearsAhead);
        for (DateTime day = start.Date; day < end; day = NextDay(day))
        {
            if (IsDay(day) && NextTime(day == start.Date ? start.TimeOfDay : TimeSpan.Zero) is { } time)
            {
                return new DateTimeOffset(day + time, TimeSpan.Zero);
            }
        }

        return null;
    }

    private bool IsDay(DateTime day) => _month.Has(day.Month) && _day.Has(day.Day) && _dayOfWeek.Has((int)day.DayOfWeek);

    private DateTime NextDay(DateTime day) => _month.Has(day.Month) ? day.AddDays(1) : new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);

    // The first time of day that is not before the given one.
    private TimeSpan? NextTime(TimeSpan from)
    {
        if (_hour.From(from.Hours) is not { } hour)
        {
            return null;
        }

        if (hour > from.Hours)
        {
            return new TimeSpan(hour, _minute.First, _second.First);
        }

        int? minute = _minute.From(from.Minutes);
        if (minute == from.Minutes && _second.From(from.Seconds) is { } second)
        {
            return new TimeSpan(hour, minute.Value, second);
        }

        minute = minute == from.Minutes ? _minute.From(from.Minutes + 1) : minute;
        return minute is { } later
            ? new TimeSpan(hour, later, _second.First)
            : _hour.From(hour + 1) is { } nextHour ? new TimeSpan(nextHour, _minute.First, _second.First) : null;
    }
}
