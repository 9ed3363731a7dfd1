using System.Diagnostics.Metrics;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Tests.Support;

/// <summary>
/// Announcements that overtook their commit, which storage hides for a second, by a clock that nobody can move. What settles waits for
/// them, so that no test looks too early when the machine is busy.
/// </summary>
internal sealed class PutOffs : IDisposable
{
    // The first delay, and the next ones when the commit still was not there. A commit that takes longer is not to come.
    private static readonly TimeSpan[] _delays = [TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(2.1), TimeSpan.FromSeconds(4.1)];

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private DateTimeOffset _hiddenUntilUtc;
    private int _delay;

    public PutOffs(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MarketTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name.EndsWith(".put_off", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Note());
        _listener.Start();
    }

    /// <summary>Settles, and again when what was hidden meanwhile is to be seen.</summary>
    public async Task SettleAsync(Func<CancellationToken, Task> settleAsync, CancellationToken cancellationToken)
    {
        await settleAsync(cancellationToken);
        while (Hidden() is { } time)
        {
            await Task.Delay(time, cancellationToken);
            await settleAsync(cancellationToken);
        }
    }

    public void Dispose() => _listener.Dispose();

    private TimeSpan? Hidden()
    {
        lock (_gate)
        {
            TimeSpan time = _hiddenUntilUtc - TimeProvider.System.GetUtcNow();
            return time > TimeSpan.Zero ? time : null;
        }
    }

    private void Note()
    {
        lock (_gate)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            bool again = now - _hiddenUntilUtc < _delays[0];
            _delay = again ? Math.Min(_delay + 1, _delays.Length - 1) : 0;
            _hiddenUntilUtc = now + _delays[_delay];
        }
    }
}
