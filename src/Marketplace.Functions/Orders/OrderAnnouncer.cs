using Marketplace.Domain;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Orders;

/// <summary>Says that events of an order are about to be committed.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="FromVersion">The first event's number.</param>
/// <param name="ToVersion">The last event's number.</param>
/// <param name="Delays">How often the relay has put it off because the commit was not there yet.</param>
/// <param name="TraceParent">The request that it comes from (W3C); null when nobody traces, and in messages of older versions.</param>
public sealed record OrderAnnouncement(OrderId OrderId, long FromVersion, long ToVersion, int Delays, string? TraceParent = null) : IAnnouncement<OrderAnnouncement>
{
    /// <inheritdoc/>
    public OrderAnnouncement With(int delays, string? traceParent) => this with { Delays = delays, TraceParent = traceParent };
}

/// <summary>Announces changes of orders.</summary>
public sealed class OrderAnnouncer(MarketQueues queues, RelayMetrics metrics, ILogger<OrderAnnouncer> logger)
    : Announcer<OrderAnnouncement>(queues.OrderEvents, metrics, logger);
