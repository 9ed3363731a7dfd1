using System.Text.Json;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Listings;

/// <summary>Says that a listing is about to change.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="ToVersion">The version it will have.</param>
/// <param name="Categories">The categories that it is in, before and after.</param>
/// <param name="Delays">How often the indexer has put it off because the change was not there yet.</param>
/// <param name="TraceParent">The request that it comes from (W3C); null when nobody traces, and in messages of older versions.</param>
public sealed record ListingAnnouncement(ListingId ListingId, long ToVersion, IReadOnlyList<string> Categories, int Delays, string? TraceParent = null);

/// <summary>Announces before the write, as for orders (docs/adr/0002).</summary>
public sealed class ListingAnnouncer(MarketQueues queues)
{
    /// <summary>Enqueues an announcement, visible after a while.</summary>
    public Task AnnounceAsync(ListingAnnouncement announcement, TimeSpan? visibleIn, CancellationToken cancellationToken)
    {
        ListingAnnouncement traced = announcement with { TraceParent = announcement.TraceParent ?? MarketTelemetry.TraceParent };
        return queues.ListingEvents.SendMessageAsync(JsonSerializer.Serialize(traced, MarketJson.Rows), visibilityTimeout: visibleIn, cancellationToken: cancellationToken);
    }
}
