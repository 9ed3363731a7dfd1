using System.Diagnostics;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Events;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>Brings the lists up to date after a listing changed, or what it is ranked by. Runs more than once, late, and in any order.</summary>
public sealed class IndexListing(
    ListingStore store, ListingIndex index, ListingIndexer indexer, OwnListings own, BondKeeper bonds, EventTopic topic, ListingAnnouncer announcer)
{
    /// <summary>Handles one announcement.</summary>
    [Function(nameof(IndexListing))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.ListingEventsName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        ListingAnnouncement announcement = MarketJson.Read<ListingAnnouncement>(message);
        if (announcement.ListingId is { } listing)
        {
            using Activity? span = MarketTelemetry.Continue(nameof(IndexListing), ActivityKind.Consumer, announcement.TraceParent)?.About(listing);
            await IndexAsync(listing, announcement, cancellationToken);
        }
        else if (announcement.SellerId is { } seller)
        {
            await foreach (ListingSummary listed in index.ReadAllAsync(ListingIndex.ListOf(null, seller), cancellationToken))
            {
                await announcer.AnnounceAsync(ListingAnnouncement.OfRank(listed.Id), cancellationToken);
            }
        }
    }

    private async Task IndexAsync(ListingId id, ListingAnnouncement announcement, CancellationToken cancellationToken)
    {
        StoredListing? stored = await store.ReadAsync(id, cancellationToken);
        if (stored is null || stored.Listing.Version < announcement.ToVersion)
        {
            await announcer.PutOffAsync(announcement, cancellationToken);
            return;
        }

        await indexer.IndexAsync(id, cancellationToken);
        if (announcement.ToVersion == 0)
        {
            return;
        }

        await own.UpdateAsync(stored.Listing, cancellationToken);
        if (stored.Listing.State == ListingState.Active)
        {
            await bonds.RequireAsync(stored.Listing, cancellationToken);
        }

        await topic.PublishAsync(stored.Listing, cancellationToken);
    }
}
