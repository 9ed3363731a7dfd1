using System.Diagnostics.Metrics;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>
/// What a timer found last, for gauges that must not look for themselves. A timer runs on one instance of many and later perhaps on
/// another: what is older than <paramref name="goodFor"/> is told no more, so that a former one does not contradict.
/// </summary>
public sealed class LastReading(TimeProvider time, TimeSpan goodFor)
{
    private sealed record Reading(IReadOnlyList<Measurement<long>> Values, DateTimeOffset AtUtc);

    private volatile Reading? _last;

    /// <summary>The last values; none when there are none yet, or only old ones.</summary>
    public IEnumerable<Measurement<long>> Read() => _last is { } last && time.GetUtcNow() - last.AtUtc <= goodFor ? last.Values : [];

    /// <summary>Replaces the values.</summary>
    public void Set(params IReadOnlyList<Measurement<long>> values) => _last = new(values, time.GetUtcNow());
}
