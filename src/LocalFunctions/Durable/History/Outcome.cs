using Microsoft.DurableTask;

namespace LocalFunctions.Durable.History;

internal enum OutcomeKind
{
    Completed,
    Failed,
    Terminated,
    ContinuedAsNew,
}

/// <summary>How an execution ended.</summary>
internal sealed record Outcome(OutcomeKind Kind)
{
    /// <summary>The output; for an execution that continues as new, its next input.</summary>
    public string? Payload { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>The number of the execution that follows.</summary>
    public long NextExecution { get; init; }

    /// <summary>Events that the ended execution had received but not used.</summary>
    public IReadOnlyList<Message>? Carried { get; init; }

    public static Outcome Fail(TaskFailureDetails failure) => new(OutcomeKind.Failed) { Failure = failure };
}
