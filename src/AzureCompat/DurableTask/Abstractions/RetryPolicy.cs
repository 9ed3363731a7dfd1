using System.ComponentModel;
using DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>A declarative policy for retrying a failed activity with growing pauses.</summary>
public class RetryPolicy
{
    /// <param name="maxNumberOfAttempts">All attempts, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">Pause before the second attempt; more than zero.</param>
    /// <param name="backoffCoefficient">Factor by which each further pause grows; at least 1.</param>
    /// <param name="maxRetryInterval">Longest pause; one hour when omitted.</param>
    /// <param name="retryTimeout">No further attempt after this long; without limit when omitted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of the range given above.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1.0);
        ThrowIfShorter(maxRetryInterval, firstRetryInterval, nameof(maxRetryInterval));
        ThrowIfShorter(retryTimeout, firstRetryInterval, nameof(retryTimeout));

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = _ => true;
    }

    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    public TimeSpan MaxRetryInterval { get; }

    public TimeSpan RetryTimeout { get; }

    /// <summary>Decides from the failure, in the form of the framework's own exception, whether to go on.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    /// <summary>Decides from the failure's details whether another attempt is worth making.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = failure => value(DetailsOf(failure));
    }

    private static TaskFailureDetails DetailsOf(Exception failure)
    {
        TaskFailureDetails? details = failure is OrchestrationException known
            ? TaskFailureDetails.FromCore(known.FailureDetails)
            : null;
        return details ?? throw new InvalidOperationException($"'{failure.GetType()}' carries no failure details.");
    }

    private static void ThrowIfShorter(TimeSpan? value, TimeSpan first, string name)
    {
        if (value < first && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The value for {name} must not be shorter than the first retry interval.");
        }
    }
}
