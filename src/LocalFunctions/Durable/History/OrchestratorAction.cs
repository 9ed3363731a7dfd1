namespace LocalFunctions.Durable.History;

internal enum ActionKind
{
    CallActivity,
    CreateTimer,
    SendEvent,
    CallSubOrchestrator,
}

/// <summary>Something that an orchestrator asked for in one of its turns. Ids count up within one execution.</summary>
internal sealed record OrchestratorAction(ActionKind Kind, int Id)
{
    /// <summary>The activity, event or orchestrator; null for a timer.</summary>
    public string? Name { get; init; }

    public string? Input { get; init; }

    public DateTime? FireAtUtc { get; init; }

    /// <summary>The instance to signal or to start.</summary>
    public string? TargetId { get; init; }

    /// <summary>True when the orchestrator is owed an answer.</summary>
    public bool IsAnswered() => Kind != ActionKind.SendEvent;

    public bool IsSameAs(OrchestratorAction other)
        => Kind == other.Kind && Id == other.Id && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Name is null ? $"{Kind} #{Id}" : $"{Kind} '{Name}' #{Id}";
}
