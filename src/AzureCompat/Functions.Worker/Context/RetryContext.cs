namespace Microsoft.Azure.Functions.Worker;

/// <summary>The host's retries of the event at hand.</summary>
public abstract class RetryContext
{
    /// <summary>How many retries there were; 0 on the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many retries there will be at most.</summary>
    public abstract int MaxRetryCount { get; }
}
