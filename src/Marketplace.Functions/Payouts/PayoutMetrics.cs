using System.Diagnostics.Metrics;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Payouts;

/// <summary>How payouts go.</summary>
public sealed class PayoutMetrics
{
    private readonly Counter<long> _parked;

    /// <summary>Makes the instruments.</summary>
    public PayoutMetrics(IMeterFactory meters) => _parked = meters.Create(MarketTelemetry.Name)
        .CreateCounter<long>("marketplace.payouts.parked", "{payout}", "Payouts of which the provider has said nothing for a day, counted again each day.");

    /// <summary>One was found that has been with the provider for too long.</summary>
    public void FoundParked() => _parked.Add(1);
}
