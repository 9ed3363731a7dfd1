namespace LocalFunctions.Timers;

/// <summary>Again and again after the same time.</summary>
internal sealed class FixedSchedule(TimeSpan every) : ITimerSchedule
{
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => moment > DateTimeOffset.MaxValue - every ? null : moment + every;
}
