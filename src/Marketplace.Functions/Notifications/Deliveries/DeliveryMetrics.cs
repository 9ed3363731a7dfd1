using System.Diagnostics.Metrics;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Notifications.Deliveries;

/// <summary>What goes out of the market, and how.</summary>
public sealed class DeliveryMetrics
{
    private readonly Counter<long> _tries;

    /// <summary>Makes the instrument.</summary>
    public DeliveryMetrics(IMeterFactory meters) =>
        _tries = meters.Create(MarketTelemetry.Name).CreateCounter<long>("marketplace.deliveries.tries", "{try}", "Tries of mails and webhooks, by how they left the delivery.");

    /// <summary>A try is over.</summary>
    /// <param name="isMail">Whether it was a mail; else a webhook.</param>
    /// <param name="state">How it left the delivery: pending when it is tried again.</param>
    public void Tried(bool isMail, DeliveryState state) => _tries.Add(
        1,
        new KeyValuePair<string, object?>("channel", isMail ? "email" : "webhook"),
        new KeyValuePair<string, object?>("state", MarketJson.Name(state)));
}
