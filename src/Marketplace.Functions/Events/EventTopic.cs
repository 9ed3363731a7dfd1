using Azure.Messaging;
using Azure.Messaging.EventGrid;
using Marketplace.Domain.Events;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Events;

/// <summary>
/// Publishes what happened to the market's topic, at least once (docs/adr/0015). While the topic does not answer, nobody waits for it:
/// what is to be published waits in a queue of its own.
/// </summary>
public sealed class EventTopic(IEnumerable<EventGridPublisherClient> clients, UnpublishedEvents unpublished, TimeProvider time, ILogger<EventTopic> logger)
{
    private const string Source = "/marketplace";

    // After a failure the next commits do not even try for a while.
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    private readonly EventGridPublisherClient? _client = clients.FirstOrDefault();
    private long _restUntilTicks;

    /// <summary>Publishes an order's events.</summary>
    public Task PublishAsync(IReadOnlyList<OrderRecord> records, Order order, CancellationToken cancellationToken) => PublishAsync(
        [.. records.SelectMany(record => PublicEvents.Of(record, order))], new(order.Id.Value, records[0].Version, records[^1].Version, 0, MarketTelemetry.TraceParent), cancellationToken);

    /// <summary>Publishes a listing's latest change.</summary>
    public Task PublishAsync(Listing listing, CancellationToken cancellationToken) =>
        PublishAsync([PublicEvents.Of(listing)], new(listing.Id.Value, listing.Version, listing.Version, 0, MarketTelemetry.TraceParent), cancellationToken);

    /// <summary>Publishes what became of a review case, from one of its versions on.</summary>
    public Task PublishAsync(ReviewCase review, OffenceTerms terms, long fromVersion, CancellationToken cancellationToken) => PublishAsync(
        [.. MemberEvents.Of(review, terms, fromVersion)], new(review.Id.Value, fromVersion, review.Version, 0, MarketTelemetry.TraceParent), cancellationToken);

    /// <summary>Publishes events in one call, or sees to it that they are published later.</summary>
    /// <param name="events">The events.</param>
    /// <param name="source">What they were made from, and can be made from again.</param>
    /// <param name="cancellationToken">Gives up; the caller has to come again.</param>
    /// <exception cref="InvalidOperationException">The topic has not taken them for a week.</exception>
    internal async Task PublishAsync(IReadOnlyList<PublicEvent> events, UnpublishedAnnouncement source, CancellationToken cancellationToken)
    {
        if (_client is not null && events.Count > 0 && !await TryPublishAsync(_client, events, cancellationToken))
        {
            await unpublished.PutOffAsync(source, cancellationToken);
        }
    }

    private async Task<bool> TryPublishAsync(EventGridPublisherClient client, IReadOnlyList<PublicEvent> events, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref _restUntilTicks))
        {
            return false;
        }

        try
        {
            await client.SendEventsAsync(events.Select(ToCloudEvent), cancellationToken);
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref _restUntilTicks, (time.GetUtcNow() + _rest).UtcTicks);
            logger.LogWarning(error, "{Count} events of {Subject} could not be published; they wait", events.Count, events[0].Subject);
            return false;
        }
    }

    private static CloudEvent ToCloudEvent(PublicEvent happened) =>
        new(Source, happened.Type, BinaryData.FromString(MarketJson.Write(happened.Data, MarketJson.Responses)), "application/json", CloudEventDataFormat.Json)
        {
            Id = happened.Id,
            Subject = happened.Subject,
            Time = happened.AtUtc,
        };
}
