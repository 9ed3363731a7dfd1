using Marketplace.Simulation.Kernel;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Marketplace.Simulation.Faults;

/// <summary>What one process's functions are given to talk to the durable backend, which may be restarted under them.</summary>
/// <param name="process">The process.</param>
/// <param name="backend">The backend's own client as it is now.</param>
/// <param name="calls">Makes the calls.</param>
internal sealed class FaultyDurableClient(SimProcess process, Func<DurableTaskClient> backend, FaultyCalls calls) : DurableTaskClient("simulated")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
        CallAsync($"start {options?.InstanceId}", () => backend().ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation));

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        CallAsync($"signal {instanceId}", async () =>
        {
            // An event that comes while an instance is pending may be lost; which is why an event is never the only way to learn something.
            OrchestrationMetadata? found = await backend().GetInstancesAsync(instanceId, false, cancellation);
            if (found?.RuntimeStatus != OrchestrationRuntimeStatus.Pending)
            {
                await backend().RaiseEventAsync(instanceId, eventName, eventPayload, cancellation);
            }

            return found?.RuntimeStatus.ToString() ?? "no instance";
        });

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        CallAsync($"look at {instanceId}", () => backend().GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation));

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => backend().GetAllInstancesAsync(filter);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw Unused();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw Unused();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw Unused();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw Unused();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> CallAsync<T>(string label, Func<Task<T>> call)
    {
        // The backend answers at once on this thread; what it refuses is an exception in the task.
        Task<T> answered = await calls.MakeAsync(process, new FaultyCall<Task<T>>(
            CallKind.Orchestration,
            label,
            call,
            answer => answer.Exception is { } refused ? refused.InnerException!.GetType().Name : $"{(answer.Result is string text ? text : "ok")}",
            () => new HttpRequestException("The durable backend does not answer."),
            () => new TimeoutException("The durable backend did not answer in time.")));
        return await answered;
    }

    private static NotSupportedException Unused() => new("The simulated app does not wait for instances.");
}
