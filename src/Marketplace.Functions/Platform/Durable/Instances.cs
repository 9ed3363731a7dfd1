using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Platform.Durable;

/// <summary>Starting orchestrations under ids of our own.</summary>
internal static class Instances
{
    // A live instance is never replaced; a finished one is.
    private static readonly OrchestrationRuntimeStatus[] _live =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Starts an instance unless it lives. Whether it was started.</summary>
    public static async Task<bool> StartUnlessLiveAsync(
        this DurableTaskClient client, string instance, string orchestrator, Func<object> inputOf, CancellationToken cancellationToken)
    {
        // Asked first, because most calls find it alive; the start itself refuses when another caller is in between.
        OrchestrationMetadata? found = await client.GetInstanceAsync(instance, cancellationToken);
        if (found is not null && _live.Contains(found.RuntimeStatus))
        {
            return false;
        }

        try
        {
            StartOrchestrationOptions options = new StartOrchestrationOptions(instance).WithDedupeStatuses(_live);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, inputOf(), options, cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }
}
