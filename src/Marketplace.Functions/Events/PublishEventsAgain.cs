using System.Diagnostics;
using Marketplace.Domain;
using Marketplace.Domain.Events;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Events;

/// <summary>Publishes what the topic did not take before, made anew from the truth. It may be published twice; subscribers tell by the id.</summary>
public sealed class PublishEventsAgain(
    OrderStore orders, ListingStore listings, MemberHappenings happenings, ReviewStore reviews, PolicyCatalog policies, EventTopic topic)
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

    private async Task<IReadOnlyList<PublicEvent>> ReadAsync(UnpublishedAnnouncement announcement, CancellationToken cancellationToken) =>
        IdText.TryParse<OrderId>(announcement.Subject) is { } order ? await ReadAsync(order, announcement, cancellationToken)
        : IdText.TryParse<ListingId>(announcement.Subject) is { } listing ? await ReadAsync(listing, cancellationToken)
        : IdText.TryParse<ReviewId>(announcement.Subject) is { } review ? await ReadAsync(review, announcement, cancellationToken)
        : IdText.TryParse<MemberId>(announcement.Subject) is { } member && announcement.AtUtc is { } at
            ? (await happenings.FindAsync(new(member, at, announcement.FromVersion, announcement.TransferId), cancellationToken))?.Events ?? []
        : [];

    private async Task<IReadOnlyList<PublicEvent>> ReadAsync(OrderId order, UnpublishedAnnouncement announcement, CancellationToken cancellationToken)
    {
        OrderHistory? history = await orders.ReadHistoryAsync(order, announcement.FromVersion, cancellationToken);
        return history is null ? [] : [.. history.Records
            .Where(stored => stored.Record.Version <= announcement.ToVersion)
            .SelectMany(stored => PublicEvents.Of(stored.Record, history.Stored.Order))];
    }

    private async Task<IReadOnlyList<PublicEvent>> ReadAsync(ListingId listing, CancellationToken cancellationToken) =>
        await listings.ReadAsync(listing, cancellationToken) is { } found ? [PublicEvents.Of(found.Listing)] : [];

    private async Task<IReadOnlyList<PublicEvent>> ReadAsync(ReviewId review, UnpublishedAnnouncement announcement, CancellationToken cancellationToken) =>
        await reviews.ReadAsync(review, cancellationToken) is { Case: var found }
            ? [.. MemberEvents.Of(found, policies.Get(found.PolicyVersion).Offences, announcement.FromVersion)]
            : [];
}
