using System.Diagnostics;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Listings;

/// <summary>Brings the lists up to date after a listing changed. Runs more than once, late, and in any order.</summary>
public sealed class IndexListing(
    ListingStore store, ListingIndex index, BondKeeper bonds, ListingAnnouncer announcer, RelayMetrics metrics, ILogger<IndexListing> logger)
{
    /// <summary>Handles one announcement.</summary>
    [Function(nameof(IndexListing))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.ListingEventsName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        ListingAnnouncement announcement = MarketJson.Read<ListingAnnouncement>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(IndexListing), ActivityKind.Consumer, announcement.TraceParent)?.About(announcement.ListingId);
        StoredListing? stored = await store.ReadAsync(announcement.ListingId, cancellationToken);
        if (stored is null || stored.Listing.Version < announcement.ToVersion)
        {
            await PutOffAsync(announcement, cancellationToken);
            return;
        }

        // Two of these may overlap: whoever wrote last sees here whether what it wrote is still the latest.
        for (Listing? written = null; written?.Version != stored!.Listing.Version; stored = await store.ReadAsync(announcement.ListingId, cancellationToken))
        {
            written = stored.Listing;
            await WriteAsync(written, announcement.Categories, cancellationToken);
            if (written.State == ListingState.Active)
            {
                await bonds.RequireAsync(written, cancellationToken);
            }
        }
    }

    private Task WriteAsync(Listing listing, IReadOnlyList<string> categories, CancellationToken cancellationToken) => listing.State == ListingState.Active
        ? Task.WhenAll(
            index.PutAsync(listing, cancellationToken),
            index.RemoveFromCategoriesAsync(listing, categories.Except([listing.Content.Category]), cancellationToken))
        : index.RemoveAsync(listing, categories.Union([listing.Content.Category]), cancellationToken);

    private async Task PutOffAsync(ListingAnnouncement announcement, CancellationToken cancellationToken)
    {
        if (AnnouncementDelay.Next(announcement.Delays) is { } delay)
        {
            metrics.PutOff(MarketQueues.ListingEventsName);
            await announcer.AnnounceAsync(announcement with { Delays = announcement.Delays + 1 }, delay, cancellationToken);
            return;
        }

        metrics.Dropped(MarketQueues.ListingEventsName);
        logger.LogInformation("The change of {ListingId} to version {Version} never came to be; dropped", announcement.ListingId, announcement.ToVersion);
    }
}
