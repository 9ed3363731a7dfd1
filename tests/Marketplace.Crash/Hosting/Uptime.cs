namespace Marketplace.Crash.Hosting;

/// <summary>Lets those who trade wait for a market that is down.</summary>
internal sealed class Uptime
{
    private volatile TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the market is up, as far as is known.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _up.Task.WaitAsync(cancellationToken);

    /// <summary>It is up.</summary>
    public void Begin() => _up.TrySetResult();

    /// <summary>It is down.</summary>
    public void End() => _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
