using System.Diagnostics.Metrics;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>
/// How the relays keep up. Messages come at least once, so these counts are upper bounds: a message handled twice counts twice.
/// </summary>
public sealed class RelayMetrics
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _putOff;
    private readonly Counter<long> _dropped;

    /// <summary>Makes the instruments.</summary>
    public RelayMetrics(IMeterFactory meters, TimeProvider time)
    {
        Meter meter = meters.Create(MarketTelemetry.Name);
        _time = time;
        _lag = meter.CreateHistogram<double>("marketplace.relay.lag", "s", "From an order's commit to what follows from it.");
        _putOff = meter.CreateCounter<long>("marketplace.announcements.put_off", "{message}", "Announcements that came before their commit and look again later.");
        _dropped = meter.CreateCounter<long>("marketplace.announcements.dropped", "{message}", "Announcements whose commit never came.");
    }

    /// <summary>
    /// Notes how long commits waited for their consequences, by the market's own clock: where that clock is moved, the time passed over
    /// counts. Another machine's clock may be ahead; a wait is never less than nothing.
    /// </summary>
    public void Handled(string queue, IEnumerable<DateTimeOffset> committedUtc)
    {
        // What was announced together was committed together.
        foreach (DateTimeOffset atUtc in committedUtc.Take(1))
        {
            _lag.Record(Math.Max(0, (_time.GetUtcNow() - atUtc).TotalSeconds), new KeyValuePair<string, object?>("queue", queue));
        }
    }

    /// <summary>An announcement will be looked at again.</summary>
    public void PutOff(string queue) => _putOff.Add(1, new KeyValuePair<string, object?>("queue", queue));

    /// <summary>An announcement is looked at no more.</summary>
    public void Dropped(string queue) => _dropped.Add(1, new KeyValuePair<string, object?>("queue", queue));
}
