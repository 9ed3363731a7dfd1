using Microsoft.DurableTask;

namespace Marketplace.Functions.Platform.Durable;

/// <summary>How orchestrators wait, and repeat what failed.</summary>
internal static class Waits
{
    /// <summary>Soon at first, then every ten minutes: retry intervals stay short, and a month of them outlasts any outage.</summary>
    public static TaskOptions UntilItSucceeds { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 4_500,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(10)));

    /// <summary>Whether news came before the deadline. A timer that lost is cancelled: it would keep the instance running.</summary>
    public static async Task<bool> CameBeforeAsync(Task news, DateTimeOffset deadline, TaskOrchestrationContext context)
    {
        using CancellationTokenSource lost = new();
        Task timer = context.CreateTimer(deadline.UtcDateTime, lost.Token);
        bool came = await Task.WhenAny(news, timer) == news;

        // Not CancelAsync: that would take the orchestrator off its own thread.
        lost.Cancel();
        return came;
    }
}
