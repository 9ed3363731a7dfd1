using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Replay;

/// <summary>What came of a turn.</summary>
internal sealed record TurnResult
{
    public IReadOnlyList<OrchestratorAction> Actions { get; init; } = [];

    public IReadOnlyList<int> CancelledTimers { get; init; } = [];

    public string? CustomStatus { get; init; }

    /// <summary>Null while the orchestrator goes on.</summary>
    public Outcome? Outcome { get; init; }
}
