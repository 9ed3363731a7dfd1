using System.Diagnostics.CodeAnalysis;
using DurableTask.Core;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>Failures as data.</summary>
internal static class Failures
{
    private const string NonDeterministicType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";

    /// <summary>What an exception that an orchestrator or activity lets out looks like from outside.</summary>
    public static TaskFailureDetails Of(Exception failure) => failure is TaskFailedException task
        ? new TaskFailureDetails(typeof(TaskFailedException).FullName!, task.Message, task.StackTrace, task.FailureDetails, null)
        : TaskFailureDetails.FromException(failure);

    public static TaskFailureDetails NonDeterministic(string what) => new(
        NonDeterministicType,
        $"Non-deterministic orchestrator: {what} Was the orchestrator's code changed while this instance was running, "
            + "or does it depend on anything but its input, its context and the answers that it awaited?",
        null,
        null,
        null);

    public static TaskFailureDetails Invalid(string message)
        => new(typeof(InvalidOperationException).FullName!, message, null, null, null);

    [return: NotNullIfNotNull(nameof(details))]
    public static FailureDetails? ToCore(TaskFailureDetails? details, bool nonRetriable) => details is null
        ? null
        : new FailureDetails(
            details.ErrorType, details.ErrorMessage, details.StackTrace, ToCore(details.InnerFailure, false), nonRetriable);
}
