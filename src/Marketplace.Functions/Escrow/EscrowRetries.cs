using Microsoft.DurableTask;

namespace Marketplace.Functions.Escrow;

/// <summary>How an escrow repeats what failed.</summary>
internal static class EscrowRetries
{
    /// <summary>Soon at first, then every ten minutes: retry intervals stay short, and a month of them outlasts any outage.</summary>
    public static TaskOptions UntilItSucceeds { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 4_500,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(10)));
}
