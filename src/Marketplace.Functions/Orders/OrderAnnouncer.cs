using System.Text.Json;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Orders;

/// <summary>Says that events of an order are about to be committed.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="FromVersion">The first event's number.</param>
/// <param name="ToVersion">The last event's number.</param>
/// <param name="Delays">How often the relay has put it off because the commit was not there yet.</param>
/// <param name="TraceParent">The request that it comes from (W3C); null when nobody traces, and in messages of older versions.</param>
public sealed record OrderAnnouncement(OrderId OrderId, long FromVersion, long ToVersion, int Delays, string? TraceParent = null);

/// <summary>
/// Announces before the commit (docs/adr/0002): what is committed cannot go unannounced, and what never came to be is dropped
/// by the relay.
/// </summary>
public sealed class OrderAnnouncer(MarketQueues queues)
{
    /// <summary>Enqueues an announcement, visible after a while.</summary>
    public Task AnnounceAsync(OrderAnnouncement announcement, TimeSpan? visibleIn, CancellationToken cancellationToken)
    {
        OrderAnnouncement traced = announcement with { TraceParent = announcement.TraceParent ?? MarketTelemetry.TraceParent };
        return queues.OrderEvents.SendMessageAsync(JsonSerializer.Serialize(traced, MarketJson.Rows), visibilityTimeout: visibleIn, cancellationToken: cancellationToken);
    }
}
