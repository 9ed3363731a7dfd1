using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Deadlines;

/// <summary>Looking at what is due.</summary>
internal static class SweepAttempt
{
    private static readonly EventId _failed = new(1003, "DeadlineFailed");

    /// <summary>Looks at all rows. They come earliest first: one that cannot be dealt with must not hold up all that follow.</summary>
    /// <param name="allDue">The rows.</param>
    /// <param name="lookAsync">Deals with one.</param>
    /// <param name="faultOf">What people are told when that fails, to which it is added that it is tried again.</param>
    /// <param name="logger">Tells them.</param>
    public static async Task EachAsync<T>(IAsyncEnumerable<T> allDue, Func<T, Task> lookAsync, Func<T, string> faultOf, ILogger logger)
    {
        await foreach (T due in allDue)
        {
            try
            {
                await lookAsync(due);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(_failed, error, "{Fault}; the next sweep tries again", faultOf(due));
            }
        }
    }
}
