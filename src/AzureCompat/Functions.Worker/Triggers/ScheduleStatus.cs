namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer function stands in its schedule.</summary>
public class ScheduleStatus
{
    /// <summary>The last occurrence that was recorded.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence that is expected.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this record was written.</summary>
    public DateTime LastUpdated { get; set; }
}
