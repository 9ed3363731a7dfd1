using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>Options of a new orchestration instance.</summary>
public record StartOrchestrationOptions
{
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>The instance's id; a random one is made when null.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The instance stays pending until this time; it starts at once when null.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    public TaskVersion? Version { get; init; }

    /// <summary>
    /// Names of the statuses in which an existing instance of the same id refuses the start. Null leaves it to the
    /// backend; an empty list lets every existing instance be replaced.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
