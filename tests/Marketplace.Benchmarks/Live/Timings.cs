using System.Diagnostics;

namespace Marketplace.Benchmarks.Live;

/// <summary>Times of one thing, done many times.</summary>
internal sealed class Timings
{
    private readonly List<double> _milliseconds = [];

    /// <summary>Does it once more.</summary>
    public async Task TakeAsync(Func<Task> act)
    {
        long start = Stopwatch.GetTimestamp();
        await act();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Counts a time that was taken elsewhere.</summary>
    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    /// <summary>The time that so large a share of all stayed within.</summary>
    public double Percentile(double share)
    {
        double[] sorted = [.. _milliseconds.Order()];
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}

/// <summary>An endpoint against the same storage requests, made one after the other with nothing around them.</summary>
/// <param name="Endpoint">Which.</param>
/// <param name="Storage">On which storage.</param>
/// <param name="P50Ms">Ours, the median.</param>
/// <param name="P99Ms">Ours, 99 of 100.</param>
/// <param name="RawP50Ms">The requests alone, the median.</param>
/// <param name="RawP99Ms">The requests alone, 99 of 100.</param>
internal sealed record EndpointTime(string Endpoint, string Storage, double P50Ms, double P99Ms, double RawP50Ms, double RawP99Ms)
{
    public double P50Ratio => P50Ms / RawP50Ms;

    public double P99Ratio => P99Ms / RawP99Ms;

    public static EndpointTime Of(string endpoint, string storage, Timings ours, Timings raw) =>
        new(endpoint, storage, ours.Percentile(0.5), ours.Percentile(0.99), raw.Percentile(0.5), raw.Percentile(0.99));
}
