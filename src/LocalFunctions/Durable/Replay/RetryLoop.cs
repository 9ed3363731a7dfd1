using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>Tries a task again, by policy or by handler. All waiting is done on durable timers.</summary>
internal static class RetryLoop
{
    public static Task<string?> RunAsync(
        TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<string?>> attempt) => retry switch
        {
            { Policy: { } policy } => ByPolicyAsync(context, policy, attempt),
            { Handler: { } handler } => ByHandlerAsync(context, handler, attempt),
            _ => attempt(),
        };

    private static async Task<string?> ByPolicyAsync(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<string?>> attempt)
    {
        DateTime firstAttempt = context.CurrentUtcDateTime;
        for (int number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (OrchestrationException failure) when (IsRetriable(failure) && number < policy.MaxNumberOfAttempts)
            {
                TimeSpan? pause = Pause(policy, number, context.CurrentUtcDateTime - firstAttempt, failure);
                if (pause is null)
                {
                    throw;
                }

                await context.CreateTimer(pause.Value, CancellationToken.None);
            }
        }
    }

    private static async Task<string?> ByHandlerAsync(
        TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<string?>> attempt)
    {
        DateTime firstAttempt = context.CurrentUtcDateTime;
        for (int number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (OrchestrationException failure) when (IsRetriable(failure))
            {
                RetryContext asked = new(
                    context,
                    number,
                    TaskFailureDetails.FromException(failure),
                    context.CurrentUtcDateTime - firstAttempt,
                    CancellationToken.None);
                if (!await handler(asked))
                {
                    throw;
                }
            }
        }
    }

    private static bool IsRetriable(OrchestrationException failure) => failure.FailureDetails is not { IsNonRetriable: true };

    private static TimeSpan? Pause(RetryPolicy policy, int attemptsMade, TimeSpan elapsed, Exception failure)
    {
        bool inTime = policy.RetryTimeout == Timeout.InfiniteTimeSpan || elapsed < policy.RetryTimeout;
        if (!inTime || !Wants(policy, failure))
        {
            return null;
        }

        double pauseMs = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attemptsMade - 1);
        bool capped = policy.MaxRetryInterval != Timeout.InfiniteTimeSpan && pauseMs >= policy.MaxRetryInterval.TotalMilliseconds;
        return capped ? policy.MaxRetryInterval : TimeSpan.FromMilliseconds(pauseMs);
    }

    /// <summary>A filter that throws counts as a no, as the vendor has it: the task's own failure must not be hidden.</summary>
    private static bool Wants(RetryPolicy policy, Exception failure)
    {
        try
        {
            return policy.Handle(failure);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return false;
        }
    }
}
