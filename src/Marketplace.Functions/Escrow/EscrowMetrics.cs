using System.Diagnostics.Metrics;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Escrow;

/// <summary>Escrows as the half-hourly sweep last saw them. It looks at all of them anyway, so the gauges cost nothing.</summary>
public sealed class EscrowMetrics
{
    private readonly LastReading _open;
    private readonly LastReading _overdue;
    private readonly Counter<long> _stuck;

    /// <summary>Makes the instruments.</summary>
    public EscrowMetrics(IMeterFactory meters, TimeProvider time)
    {
        TimeSpan twoSweeps = TimeSpan.FromMinutes(61);
        Meter meter = meters.Create(MarketTelemetry.Name);
        (_open, _overdue) = (new(time, twoSweeps), new(time, twoSweeps));
        meter.CreateObservableGauge("marketplace.escrows.open", _open.Read, "{escrow}", "Escrows whose instance has not ended.");
        meter.CreateObservableGauge("marketplace.escrows.overdue", _overdue.Read, "{escrow}", "Open escrows that should have acted and had not.");
        _stuck = meter.CreateCounter<long>("marketplace.escrows.stuck", "{escrow}", "Finds of the sweep: overdue, dead or orphaned escrows, counted again each time.");
    }

    /// <summary>A sweep found one that should have acted.</summary>
    public void FoundStuck() => _stuck.Add(1);

    /// <summary>A sweep has looked at all.</summary>
    public void Swept(int open, int overdue)
    {
        _open.Set(new Measurement<long>(open));
        _overdue.Set(new Measurement<long>(overdue));
    }
}
