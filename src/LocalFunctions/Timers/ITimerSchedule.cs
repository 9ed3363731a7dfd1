using System.Globalization;

namespace LocalFunctions.Timers;

/// <summary>When a timer function runs.</summary>
internal interface ITimerSchedule
{
    /// <summary>The first occurrence after a moment; null when there is none.</summary>
    DateTimeOffset? NextAfter(DateTimeOffset moment);

    /// <summary>Reads an NCRONTAB expression or a time span.</summary>
    /// <exception cref="FormatException">The text is neither, or never occurs.</exception>
    static ITimerSchedule Parse(string text, DateTimeOffset now)
    {
        ITimerSchedule schedule = text.Contains(' ', StringComparison.Ordinal)
            ? CronSchedule.Parse(text)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan every) && every > TimeSpan.Zero
                ? new FixedSchedule(every)
                : throw new FormatException($"'{text}' is neither an NCRONTAB expression nor a time span above zero.");
        return schedule.NextAfter(now) is null ? throw new FormatException($"'{text}' never occurs.") : schedule;
    }
}
