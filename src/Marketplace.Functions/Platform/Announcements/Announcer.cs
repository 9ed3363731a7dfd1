using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Platform.Announcements;

/// <summary>Says that something is about to be committed.</summary>
public interface IAnnouncement<TSelf>
{
    /// <summary>How often it has been put off because the commit was not there yet.</summary>
    int Delays { get; }

    /// <summary>The request that it comes from (W3C); null when nobody traces.</summary>
    string? TraceParent { get; }

    /// <summary>The same with these two.</summary>
    TSelf With(int delays, string? traceParent);
}

/// <summary>
/// Announces before the commit (docs/adr/0002): what is committed cannot go unannounced. The relay that takes an announcement puts it
/// off until its commit is there, and drops what never comes to be.
/// </summary>
public abstract class Announcer<T>(QueueClient queue, RelayMetrics metrics, ILogger logger)
    where T : IAnnouncement<T>
{
    /// <summary>Enqueues an announcement.</summary>
    public Task AnnounceAsync(T announcement, CancellationToken cancellationToken) => SendAsync(Traced(announcement), null, cancellationToken);

    /// <summary>Announces, then commits (docs/adr/0002). False when somebody else was first.</summary>
    /// <param name="announcement">What is about to be committed; null when nobody needs to hear of it.</param>
    /// <param name="commitAsync">Commits; false when somebody else was first.</param>
    /// <param name="time">The market's clock.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<bool> CommitAsync(T? announcement, Func<Task<bool>> commitAsync, TimeProvider time, CancellationToken cancellationToken)
    {
        if (announcement is null)
        {
            return await commitAsync();
        }

        await AnnounceAsync(announcement, cancellationToken);
        return await FollowAsync(announcement, commitAsync, time, cancellationToken);
    }

    /// <summary>Commits what was just announced; once more announced when it took so long that the relay may have given it up.</summary>
    /// <param name="announcement">What was announced.</param>
    /// <param name="commitAsync">Commits; false when somebody else was first.</param>
    /// <param name="time">The market's clock.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<bool> FollowAsync(T announcement, Func<Task<bool>> commitAsync, TimeProvider time, CancellationToken cancellationToken)
    {
        long announcedAt = time.GetTimestamp();
        bool committed = await commitAsync();
        if (committed && time.GetElapsedTime(announcedAt) > AnnouncementDelay.Good)
        {
            await AnnounceAsync(announcement, cancellationToken);
        }

        return committed;
    }

    /// <summary>Announces what the caller means to see to itself: the relay comes to know of it only when it is not taken back in time.</summary>
    public Task<SendReceipt> InsureAsync(T announcement, CancellationToken cancellationToken) => SendAsync(Traced(announcement), AnnouncementDelay.Insured, cancellationToken);

    /// <summary>Takes an announcement back, since all that follows from it is done. When the relay has it already, it does it again.</summary>
    public Task TakeBackAsync(SendReceipt insurance, CancellationToken cancellationToken) =>
        TryAsync(() => queue.DeleteMessageAsync(insurance.MessageId, insurance.PopReceipt, cancellationToken), insurance);

    /// <summary>Leaves an announcement to the relay, now and not only when the insurance falls due.</summary>
    public Task HandOverAsync(SendReceipt insurance, CancellationToken cancellationToken) =>
        TryAsync(() => queue.UpdateMessageAsync(insurance.MessageId, insurance.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellationToken), insurance);

    /// <summary>Has an announcement looked at again later; after the last look it is dropped.</summary>
    public async Task PutOffAsync(T announcement, CancellationToken cancellationToken)
    {
        if (DelayAfter(announcement) is { } delay)
        {
            metrics.PutOff(queue.Name);
            await SendAsync(announcement.With(announcement.Delays + 1, announcement.TraceParent), delay, cancellationToken);
            return;
        }

        metrics.Dropped(queue.Name);
        logger.LogInformation("{Announcement} is looked at no more", announcement);
    }

    /// <summary>The wait before the next look; null when it is time to give up.</summary>
    protected virtual TimeSpan? DelayAfter(T announcement) => AnnouncementDelay.Next(announcement.Delays);

    // Whatever goes wrong here, the relay sees the announcement in the end, and may do again what was done.
    private async Task TryAsync(Func<Task> act, SendReceipt insurance)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogInformation(error, "Message {MessageId} stays for the relay", insurance.MessageId);
        }
    }

    private static T Traced(T announcement) => announcement.With(announcement.Delays, announcement.TraceParent ?? MarketTelemetry.TraceParent);

    private async Task<SendReceipt> SendAsync(T announcement, TimeSpan? visibleIn, CancellationToken cancellationToken) =>
        await queue.SendMessageAsync(JsonSerializer.Serialize(announcement, MarketJson.Rows), visibilityTimeout: visibleIn, cancellationToken: cancellationToken);
}
