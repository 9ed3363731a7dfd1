using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace LocalFunctions.Durable;

/// <summary>Limits of the engine and how it turns values into text.</summary>
public sealed class DurableEngineOptions
{
    /// <summary>Activities that may run at one time; more of them wait their turn.</summary>
    public int ParallelActivitiesMax { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrators that may take a turn at one time.</summary>
    public int ParallelTurnsMax { get; init; } = Environment.ProcessorCount;

    /// <summary>How long stopping waits for running activities before it leaves them to the next start.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Decides when and where work is done; null for the thread pool. With a scheduler the limits on parallel work are the
    /// scheduler's business, and the log is written on the thread that appends to it.
    /// </summary>
    public IEngineScheduler? Scheduler { get; init; }

    /// <summary>Converts inputs, outputs, events and statuses.</summary>
    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;
}
