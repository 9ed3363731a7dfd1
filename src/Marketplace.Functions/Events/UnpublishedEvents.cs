using Marketplace.Domain;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Events;

/// <summary>Says which events the topic has not taken.</summary>
/// <param name="Subject">The order, listing, review case or member.</param>
/// <param name="FromVersion">The first event's number.</param>
/// <param name="ToVersion">The last event's number.</param>
/// <param name="Delays">How often they were put off.</param>
/// <param name="TraceParent">The request that they come from (W3C); null when nobody traces.</param>
/// <param name="AtUtc">When it happened, where the subject is a member: part of its row's key.</param>
/// <param name="TransferId">The entry, where it happened on a member's accounts.</param>
public sealed record UnpublishedAnnouncement(
    string Subject, long FromVersion, long ToVersion, int Delays, string? TraceParent = null, DateTimeOffset? AtUtc = null, TransferId? TransferId = null)
    : IAnnouncement<UnpublishedAnnouncement>
{
    /// <summary>Something that happened to a member, or on its accounts.</summary>
    public static UnpublishedAnnouncement Of(MemberNews news) =>
        new(news.Member.Value, news.Version ?? 0, news.Version ?? 0, 0, news.TraceParent, news.AtUtc, news.TransferId);

    /// <inheritdoc/>
    public UnpublishedAnnouncement With(int delays, string? traceParent) => this with { Delays = delays, TraceParent = traceParent };
}

/// <summary>
/// Events that wait for the topic. They are tried again after 1, 2, 4 … seconds, then every quarter of an hour, for about a week; then they are
/// left to people, in the poison queue.
/// </summary>
public sealed class UnpublishedEvents(MarketQueues queues, RelayMetrics metrics, ILogger<UnpublishedEvents> logger)
    : Announcer<UnpublishedAnnouncement>(queues.UnpublishedEvents, metrics, logger)
{
    /// <summary>When the topic has not answered for about half an hour; alerted on.</summary>
    public static readonly EventId Outage = new(1601, "EventOutage");

    private const int Doublings = 10;
    private const int DelaysMax = 700;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(15);

    private readonly ILogger _logger = logger;

    /// <inheritdoc/>
    protected override TimeSpan? DelayAfter(UnpublishedAnnouncement announcement)
    {
        if (announcement.Delays >= DelaysMax)
        {
            throw new InvalidOperationException($"The topic has taken no events of {announcement.Subject} for a week.");
        }

        if (announcement.Delays == Doublings + 1)
        {
            _logger.LogError(Outage, "Events of {Subject} cannot be published; they are tried again every {Minutes} minutes", announcement.Subject, _longest.TotalMinutes);
        }

        return announcement.Delays < Doublings ? TimeSpan.FromSeconds(1 << announcement.Delays) : _longest;
    }
}
