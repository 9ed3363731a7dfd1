using Microsoft.DurableTask;

namespace LocalFunctions.Durable.History;

internal enum MessageKind
{
    TaskCompleted,
    TaskFailed,
    TimerFired,
    EventRaised,
    Suspended,
    Resumed,
    Terminated,
    IllegalAwait,
}

/// <summary>Something that happened outside an orchestrator and that its next turn has to hear of.</summary>
internal sealed record Message(MessageKind Kind)
{
    /// <summary>The execution that asked for it; answers to an earlier execution of the instance are stale.</summary>
    public long Execution { get; init; }

    public int TaskId { get; init; }

    public string? Name { get; init; }

    public string? Payload { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public bool NonRetriable { get; init; }

    public static Message Event(string name, string? payload) => new(MessageKind.EventRaised) { Name = name, Payload = payload };
}
