using Azure;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Notifications.Deliveries;

/// <summary>How a try went.</summary>
/// <param name="Problem">What went wrong, for the member; null when the other end took it.</param>
/// <param name="ForGood">Whether no other try can help.</param>
public sealed record Attempt(string? Problem = null, bool ForGood = false);

/// <summary>
/// Deliveries, each claimed, tried and written down under one row, whatever becomes of their messages. A process that dies between the other
/// end's yes and our note of it leaves a claim that runs out, and the try is made again: with the same id, by which the other end can tell.
/// </summary>
public sealed class DeliveryDesk(
    MarketTables tables, DeliveryQueues queues, DeliveryMetrics metrics, PolicyCatalog policies, TimeProvider time, ILogger<DeliveryDesk> logger)
{
    private static readonly EventId _givenUp = new(1501, "MailGivenUp");

    private NotificationTerms Terms => policies.Current.Notifications;

    /// <summary>Takes a message: tries once, unless it has been done, or is being done, or is not to be done yet.</summary>
    public async Task HandleAsync(DeliveryMessage message, Func<CancellationToken, Task<Attempt>> tryAsync, CancellationToken cancellationToken)
    {
        StoredDelivery stored = await tables.FindDeliveryAsync(message.Notice.Recipient, message.Target, message.Notice.Id, cancellationToken)
            ?? new(new Delivery { NoticeId = message.Notice.Id }, null);
        Delivery before = stored.Delivery;
        if (before.Round < message.Round)
        {
            await PutOffAsync(message, cancellationToken);
            return;
        }

        if (before.Round > message.Round || before.IsOver || before.Tries > message.Tries)
        {
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        Delivery claimed = before.Claim(now, Terms);
        if (before.ClaimedUntilUtc > now || await TryWriteAsync(message, claimed, stored.ETag, cancellationToken) is not { } mine)
        {
            // Someone is at it. Should that process have died, this looks again when its time is over.
            await queues.SendAsync(message, TimeSpan.FromSeconds(Terms.ClaimSeconds + 1), cancellationToken);
            return;
        }

        await NoteAsync(message, claimed, mine, await tryAsync(cancellationToken), cancellationToken);
    }

    private async Task NoteAsync(DeliveryMessage message, Delivery claimed, ETag mine, Attempt attempt, CancellationToken cancellationToken)
    {
        Delivery after = attempt.Problem is { } problem ? claimed.Fail(problem, attempt.ForGood, Terms) : claimed.Succeed();
        if (!after.IsOver)
        {
            // The next try is on its way before this one is over: a message too many is dropped, one too few would be missed.
            await queues.SendAsync(message with { Tries = after.Tries, Delays = 0 }, after.NextTryAfter(Terms), cancellationToken);
        }

        // Who took longer than its claim is overtaken: what the other one wrote stands.
        if (await TryWriteAsync(message, after, mine, cancellationToken) is not null)
        {
            metrics.Tried(message.IsMail, after.State);
            if (after.State == DeliveryState.Failed && message.IsMail && !attempt.ForGood)
            {
                // A mailbox that is gone is its owner's business, and a webhook its member's; a mail server that never answers is ours.
                logger.LogError(_givenUp, "The mail of {NoticeId} is given up: {Problem}", message.Notice.Id, after.Problem);
            }
        }
    }

    private async Task PutOffAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        if (AnnouncementDelay.Next(message.Delays) is { } delay)
        {
            await queues.SendAsync(message with { Delays = message.Delays + 1 }, delay, cancellationToken);
        }
    }

    // The row's new ETag; null when someone else was first.
    private Task<ETag?> TryWriteAsync(DeliveryMessage message, Delivery delivery, ETag? before, CancellationToken cancellationToken) =>
        tables.Notifications.TryReplaceAsync(DeliveryRows.Of(message.Notice.Recipient, message.Target, delivery), before, cancellationToken);
}
