namespace Microsoft.DurableTask;

/// <summary>Returns true to try a failed activity again.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Completes with true to try a failed activity again; may await durable tasks only.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

/// <summary>What a retry handler knows about the attempts so far.</summary>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
