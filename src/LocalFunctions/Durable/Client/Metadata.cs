using LocalFunctions.Durable.Runtime;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>An instance as clients see it.</summary>
internal static class Metadata
{
    /// <param name="instance">Read under the engine's gate.</param>
    /// <param name="converter">Reads input, output and custom status; null leaves the three out.</param>
    public static OrchestrationMetadata Of(Instance instance, DataConverter? converter) => new(instance.Created.Name, instance.Id)
    {
        RuntimeStatus = instance.Status,
        CreatedAt = instance.Created.CreatedAt,
        LastUpdatedAt = instance.UpdatedAt,
        FailureDetails = instance.Outcome?.Failure,
        Tags = instance.Created.Tags ?? new Dictionary<string, string>(),
        DataConverter = converter,
        SerializedInput = converter is null ? null : instance.Created.Input,
        SerializedOutput = converter is null ? null : instance.Outcome?.Payload,
        SerializedCustomStatus = converter is null ? null : instance.CustomStatus,
    };

    public static bool Matches(OrchestrationQuery filter, Instance instance)
        => instance.Id.StartsWith(filter.InstanceIdPrefix ?? string.Empty, StringComparison.Ordinal)
            && IsWithin(instance, filter.CreatedFrom, filter.CreatedTo, filter.Statuses);

    public static bool Matches(PurgeInstancesFilter filter, Instance instance)
        => instance.Outcome is not null && IsWithin(instance, filter.CreatedFrom, filter.CreatedTo, filter.Statuses);

    private static bool IsWithin(
        Instance instance, DateTimeOffset? from, DateTimeOffset? to, IEnumerable<OrchestrationRuntimeStatus>? statuses)
        => !(instance.Created.CreatedAt < from)
            && !(instance.Created.CreatedAt > to)
            && (statuses is null || !statuses.Any() || statuses.Contains(instance.Status));
}
