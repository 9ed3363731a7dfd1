using System.Diagnostics;
using Marketplace.Domain;
using Marketplace.Domain.Events;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Events;

/// <summary>Publishes what the topic did not take before, made anew from the truth. It may be published twice; subscribers tell by the id.</summary>
public sealed class PublishEventsAgain(OrderStore orders, ListingStore listings, EventTopic topic)
{
    /// <summary>Handles one announcement.</summary>
    [Function(nameof(PublishEventsAgain))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.UnpublishedEventsName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        UnpublishedAnnouncement announcement = MarketJson.Read<UnpublishedAnnouncement>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(PublishEventsAgain), ActivityKind.Consumer, announcement.TraceParent);
        await topic.PublishAsync(await ReadAsync(announcement, cancellationToken), announcement, cancellationToken);
    }

    private async Task<IReadOnlyList<PublicEvent>> ReadAsync(UnpublishedAnnouncement announcement, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<OrderId>(announcement.Subject) is { } order)
        {
            OrderHistory? history = await orders.ReadHistoryAsync(order, announcement.FromVersion, cancellationToken);
            return history is null ? [] : [.. history.Records
                .Where(stored => stored.Record.Version <= announcement.ToVersion)
                .SelectMany(stored => PublicEvents.Of(stored.Record, history.Stored.Order))];
        }

        return IdText.TryParse<ListingId>(announcement.Subject) is { } listing && await listings.ReadAsync(listing, cancellationToken) is { } found
            ? [PublicEvents.Of(found.Listing)]
            : [];
    }
}
