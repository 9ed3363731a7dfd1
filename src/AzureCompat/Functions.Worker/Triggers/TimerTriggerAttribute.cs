using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sets a function off on a schedule.</summary>
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <param name="schedule">A six-field NCRONTAB expression, a time span, or <c>%key%</c> of a setting that holds one.</param>
    public TimerTriggerAttribute(string schedule)
    {
        Schedule = schedule;
        UseMonitor = true;
    }

    /// <summary>The schedule as written in the code.</summary>
    public string Schedule { get; private set; }

    /// <summary>Whether the host remembers the last occurrence over restarts.</summary>
    public bool UseMonitor { get; set; }

    /// <summary>Whether the function also runs whenever the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
