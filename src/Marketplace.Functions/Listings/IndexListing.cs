using System.Diagnostics;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Events;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>Brings the lists up to date after a listing changed. Runs more than once, late, and in any order.</summary>
public sealed class IndexListing(ListingStore store, ListingIndex index, BondKeeper bonds, EventTopic topic, ListingAnnouncer announcer)
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
            await announcer.PutOffAsync(announcement, cancellationToken);
            return;
        }

        await Projection.WriteUntilStillAsync(
            stored.Listing,
            listing => listing.Version,
            listing => WriteAsync(listing, announcement.Categories, cancellationToken),
            async () => (await store.ReadAsync(announcement.ListingId, cancellationToken))!.Listing);
        if (stored.Listing.State == ListingState.Active)
        {
            await bonds.RequireAsync(stored.Listing, cancellationToken);
        }

        if (announcement.ToVersion > 0)
        {
            await topic.PublishAsync(stored.Listing, cancellationToken);
        }
    }

    private Task WriteAsync(Listing listing, IReadOnlyList<string> categories, CancellationToken cancellationToken) => listing.State == ListingState.Active
        ? Task.WhenAll(
            index.PutAsync(listing, cancellationToken),
            index.RemoveFromCategoriesAsync(listing, categories.Except([listing.Content.Category]), cancellationToken))
        : index.RemoveAsync(listing, categories.Union([listing.Content.Category]), cancellationToken);
}
