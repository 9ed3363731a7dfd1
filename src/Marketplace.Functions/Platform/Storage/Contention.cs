namespace Marketplace.Functions.Platform.Storage;

/// <summary>Getting out of each other's way after a lost race.</summary>
internal static class Contention
{
    private const int PauseMillisecondsMax = 100;

    /// <summary>Waits longer after each try, and a different while for each contender.</summary>
    public static Task PauseAsync(int attempt, string contender, TimeProvider time, CancellationToken cancellationToken)
    {
        int ceiling = Math.Min(PauseMillisecondsMax, 4 << Math.Min(attempt, 8));
        int pause = (contender.Sum(c => c) + (attempt * 7919)) % ceiling;
        return Task.Delay(TimeSpan.FromMilliseconds(pause), time, cancellationToken);
    }
}
