using System.Diagnostics.Metrics;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Reconciliation;

/// <summary>The books as reconciliation last read them, nightly or when an operator asked.</summary>
public sealed class BooksMetrics
{
    private readonly LastReading _held;
    private readonly LastReading _differences;

    /// <summary>Makes the instruments.</summary>
    public BooksMetrics(IMeterFactory meters, TimeProvider time)
    {
        TimeSpan aDayAndSome = TimeSpan.FromHours(25);
        Meter meter = meters.Create(MarketTelemetry.Name);
        (_held, _differences) = (new(time, aDayAndSome), new(time, aDayAndSome));
        meter.CreateObservableGauge("marketplace.escrows.held.amount", _held.Read, "{minor}", "Money in escrow, in minor units.");
        meter.CreateObservableGauge("marketplace.ledger.differences", _differences.Read, "{difference}", "What the books disagree on; 0 is right.");
    }

    /// <summary>Takes down what a reconciliation found.</summary>
    public void Reconciled(ReconciliationReport report)
    {
        _held.Set([.. report.Totals.Select(total => new Measurement<long>(total.HeldMinor, new KeyValuePair<string, object?>("currency", total.Currency.Code)))]);
        _differences.Set(new Measurement<long>(report.Differences));
    }
}
