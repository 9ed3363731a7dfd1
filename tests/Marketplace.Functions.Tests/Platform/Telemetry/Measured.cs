using System.Diagnostics.Metrics;
using Marketplace.Functions.Tests.Support;
using Marketplace.LocalHost.Metrics;

namespace Marketplace.Functions.Tests.Platform.Telemetry;

/// <summary>What the market measures from now on.</summary>
internal sealed class Measured(MarketFixture market) : IDisposable
{
    private readonly MetricsBoard _board = new(market.Get<IMeterFactory>());

    /// <summary>The sum of an instrument's series whose labels contain this text.</summary>
    public double Sum(string instrument, string labels = "") => Of(instrument, labels).Sum(series => series.Sum);

    public IReadOnlyList<Series> Of(string instrument, string labels = "") =>
        [.. _board.Read().Where(series => series.Instrument.Name == $"marketplace.{instrument}" && series.Labels.Contains(labels, StringComparison.Ordinal))];

    public void Dispose() => _board.Dispose();
}
