namespace Microsoft.DurableTask.Internal;

/// <summary>Starts orchestrations; implemented by <c>DurableTaskClient</c> only.</summary>
public interface IOrchestrationSubmitter
{
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);
}
