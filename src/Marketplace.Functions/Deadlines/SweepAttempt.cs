using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Deadlines;

/// <summary>Looking at what is due.</summary>
internal static class SweepAttempt
{
    private static readonly EventId _failed = new(1003, "DeadlineFailed");

    /// <summary>Looks at one row. Rows come earliest first: one that cannot be dealt with must not hold up all that follow.</summary>
    /// <param name="look">Deals with it.</param>
    /// <param name="fault">What people are told when that fails, to which it is added that it is tried again.</param>
    /// <param name="logger">Tells them.</param>
    public static async Task TryAsync(Func<Task> look, string fault, ILogger logger)
    {
        try
        {
            await look();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(_failed, error, "{Fault}; the next sweep tries again", fault);
        }
    }
}
