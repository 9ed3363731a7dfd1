using System.Text.Json.Serialization;

namespace LocalFunctions.Durable.History;

/// <summary>One fact of the log. The state of all instances is what folding the entries in order gives.</summary>
[JsonDerivedType(typeof(InstanceCreated), "created")]
[JsonDerivedType(typeof(MessageReceived), "message")]
[JsonDerivedType(typeof(TurnCommitted), "turn")]
[JsonDerivedType(typeof(InstancePurged), "purged")]
internal abstract record LogEntry(string InstanceId);

/// <summary>An instance begins; it replaces a finished one of the same id.</summary>
internal sealed record InstanceCreated(string InstanceId, string Name, long Execution, DateTimeOffset CreatedAt) : LogEntry(InstanceId)
{
    public string? Input { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public string? Version { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public ParentLink? Parent { get; init; }
}

/// <summary>The orchestration that waits for this one, and the task by which it does.</summary>
internal sealed record ParentLink(string Name, string InstanceId, long Execution, int TaskId);

/// <summary>A message lies in an instance's inbox. Restored ones come from a compacted log and were accepted before.</summary>
internal sealed record MessageReceived(string InstanceId, Message Message, bool Restored = false) : LogEntry(InstanceId);

/// <summary>A turn was taken: the first messages of the inbox are used up, the actions asked for.</summary>
internal sealed record TurnCommitted(string InstanceId, DateTimeOffset At, int Taken) : LogEntry(InstanceId)
{
    public IReadOnlyList<OrchestratorAction> Actions { get; init; } = [];

    /// <summary>Timers that the orchestrator cancelled in this turn.</summary>
    public IReadOnlyList<int> CancelledTimers { get; init; } = [];

    public string? CustomStatus { get; init; }

    public Outcome? Outcome { get; init; }
}

/// <summary>A finished instance is forgotten.</summary>
internal sealed record InstancePurged(string InstanceId) : LogEntry(InstanceId);
