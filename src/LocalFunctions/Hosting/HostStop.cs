namespace LocalFunctions.Hosting;

/// <summary>Cancelled when the host has waited long enough for running functions and stops them.</summary>
internal sealed class HostStop : IDisposable
{
    private readonly CancellationTokenSource _forced = new();

    public CancellationToken Forced => _forced.Token;

    public void ForceAfter(TimeSpan timeout) => _forced.CancelAfter(timeout);

    public void Dispose() => _forced.Dispose();
}
