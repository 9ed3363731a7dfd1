using System.Diagnostics;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Events;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Events;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Notifications;

/// <summary>Says that something is about to be committed of which a member, or others, are to be told.</summary>
/// <param name="Member">Whom it is about.</param>
/// <param name="AtUtc">When it is said to have happened; part of its row's key.</param>
/// <param name="Version">The member's version that it makes; null for what happens on accounts.</param>
/// <param name="TransferId">The entry on the member's accounts; null for what happens to the member.</param>
/// <param name="Delays">How often it was put off because the commit was not there yet.</param>
/// <param name="TraceParent">The request that it comes from (W3C); null when nobody traces.</param>
public sealed record MemberNews(MemberId Member, DateTimeOffset AtUtc, long? Version, TransferId? TransferId, int Delays = 0, string? TraceParent = null)
    : IAnnouncement<MemberNews>
{
    /// <summary>Something about the member's safety.</summary>
    public static MemberNews Of(MemberId member, long version, SecurityEvent told) => new(member, told.AtUtc, version, null);

    /// <summary>Something on the member's accounts; null for what nobody is told.</summary>
    public static MemberNews? Of(MemberId owner, AccountEntry entry) =>
        MemberNotices.Of(owner, entry).Count > 0 || AccountEvents.Of(owner, entry).Any() ? new(owner, entry.DecidedUtc, null, entry.Id) : null;

    /// <inheritdoc/>
    public MemberNews With(int delays, string? traceParent) => this with { Delays = delays, TraceParent = traceParent };
}

/// <summary>Announces what members are to be told and no relay of its own tells.</summary>
public sealed class MemberNewsAnnouncer(MarketQueues queues, RelayMetrics metrics, ILogger<MemberNewsAnnouncer> logger)
    : Announcer<MemberNews>(queues.Notifications, metrics, logger);

/// <summary>Tells what happened to members, to them and to others: reads the truth and tells what it says. Messages may come twice, late, and in any order.</summary>
public sealed class TellMembers(MemberHappenings happenings, Notifier notifier, EventTopic topic, MemberNewsAnnouncer announcer)
{
    /// <summary>Handles one announcement.</summary>
    [Function(nameof(TellMembers))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.NotificationsName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        MemberNews news = MarketJson.Read<MemberNews>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(TellMembers), ActivityKind.Consumer, news.TraceParent);
        if (await happenings.FindAsync(news, cancellationToken) is not { } happened)
        {
            await announcer.PutOffAsync(news, cancellationToken);
            return;
        }

        await notifier.MailAsync(happened.Mails, cancellationToken);
        await notifier.TellAsync(happened.Notices, cancellationToken);
        await topic.PublishAsync(happened.Events, UnpublishedAnnouncement.Of(news), cancellationToken);
    }
}
