namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function learns about its schedule.</summary>
public class TimerInfo
{
    /// <summary>Last and next occurrence; null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for an occurrence that was missed.</summary>
    public bool IsPastDue { get; set; }
}
