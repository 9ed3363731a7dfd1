using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.LocalHost.Metrics;

/// <summary>One series of an instrument as it stands.</summary>
/// <param name="Instrument">What is measured.</param>
/// <param name="Labels">The tags, as text and in order.</param>
/// <param name="Sum">The total of a counter or histogram; the value of a gauge.</param>
/// <param name="Count">How many measurements there were.</param>
internal sealed record Series(Instrument Instrument, string Labels, double Sum, long Count);

/// <summary>Adds up everything that one host's market measures.</summary>
internal sealed class MetricsBoard : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> _series = new();

    public MetricsBoard(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MarketTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All series by name; gauges are asked now.</summary>
    public IReadOnlyList<Series> Read()
    {
        // A gauge that has nothing to tell any more is not on the board.
        foreach ((Instrument Instrument, string Labels) key in _series.Keys.Where(key => key.Instrument.IsObservable))
        {
            _series.TryRemove(key, out _);
        }

        _listener.RecordObservableInstruments();
        return [.. _series.Values.OrderBy(series => series.Instrument.Name, StringComparer.Ordinal).ThenBy(series => series.Labels, StringComparer.Ordinal)];
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = string.Join(',', tags.ToArray().Select(tag => $"{PrometheusText.Name(tag.Key)}=\"{tag.Value}\""));
        _series.AddOrUpdate(
            (instrument, labels),
            _ => new(instrument, labels, value, 1),
            (_, known) => instrument.IsObservable ? known with { Sum = value } : known with { Sum = known.Sum + value, Count = known.Count + 1 });
    }
}
