using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>The app's orchestrators and activities, as the engine calls them. Names are matched without regard to case.</summary>
public interface IDurableFunctions
{
    bool HasOrchestrator(string name);

    bool HasActivity(string name);

    /// <summary>
    /// Runs one orchestrator from its beginning. The engine calls this on every turn, with a context that answers from
    /// history. Between this call and the orchestrator nothing may wait for anything but the orchestrator's own task,
    /// nor use <c>ConfigureAwait(false)</c>: a turn is one synchronous pass on one thread.
    /// </summary>
    /// <returns>The orchestrator's output, not yet serialized.</returns>
    Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context);

    /// <summary>Runs one activity; called at least once for every call that an orchestrator makes.</summary>
    /// <param name="name">The activity's name.</param>
    /// <param name="instanceId">The orchestration that called it.</param>
    /// <param name="input">The serialized input, or null.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops; the activity then runs again after the next start.</param>
    /// <returns>The serialized output, or null.</returns>
    Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken);
}
