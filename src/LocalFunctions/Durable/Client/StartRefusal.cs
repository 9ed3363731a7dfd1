using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>In which statuses an existing instance refuses that another is started under its id.</summary>
internal static class StartRefusal
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Without dedupe statuses a live instance refuses and a finished one is replaced, as the Functions host does by default.</summary>
    /// <exception cref="ArgumentException">A name is no status, or the set contradicts itself.</exception>
    public static HashSet<OrchestrationRuntimeStatus> StatusesOf(StartOrchestrationOptions? options)
    {
        if (options?.DedupeStatuses is not { } names)
        {
            return [.. Alive];
        }

        HashSet<OrchestrationRuntimeStatus> refusing = [.. names.Select(Parse)];
        if (refusing.Contains(OrchestrationRuntimeStatus.Terminated) && !Alive.All(refusing.Contains))
        {
            throw new ArgumentException(
                "The dedupe statuses contradict themselves: they let a live instance be replaced, for which it would be terminated, "
                + "and then refuse because it is Terminated.",
                nameof(options));
        }

        return refusing;
    }

    private static OrchestrationRuntimeStatus Parse(string name)
        => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
            ? status
            : throw new ArgumentException($"'{name}' is no orchestration runtime status.", nameof(name));
}
