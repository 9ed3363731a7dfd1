namespace LocalFunctions.Durable.History;

/// <summary>One turn of an orchestrator as it was committed: when, what it was told, what it asked for.</summary>
internal sealed record Turn(DateTimeOffset At, IReadOnlyList<Message> Messages, IReadOnlyList<OrchestratorAction> Actions);
