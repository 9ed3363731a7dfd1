using Azure.Storage.Queues.Models;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Orders;

/// <summary>
/// Announces, commits, and carries out at once what follows (docs/adr/0002). The announcement is the insurance: the relay sees it only when
/// this process did not come to take it back.
/// </summary>
public sealed class OrderCommitter(
    OrderStore store, OrderAnnouncer announcer, OrderConsequences consequences, OrderSignals signals, TimeProvider time, ILogger<OrderCommitter> logger)
{
    /// <summary>Commits. False when someone else was first, which may have been an earlier try of this very commit.</summary>
    /// <param name="commit">What to write.</param>
    /// <param name="hands">Starts and wakes escrows; null to leave what follows to the relay.</param>
    /// <param name="cancellationToken">Gives up between steps; a commit that went out is not called back.</param>
    public async Task<bool> TryCommitAsync(OrderCommit commit, DurableTaskClient? hands, CancellationToken cancellationToken)
    {
        // A commit that nothing follows from is not announced.
        if (commit.Records.All(record => OrderConsequences.HasNone(record.Event)))
        {
            return await TryStoreAsync(commit, cancellationToken);
        }

        OrderAnnouncement announcement = new(commit.After.Id, commit.Records[0].Version, commit.After.Version, 0);
        if (hands is null)
        {
            return await announcer.CommitAsync(announcement, () => TryStoreAsync(commit, cancellationToken), time, cancellationToken);
        }

        SendReceipt insurance = await announcer.InsureAsync(announcement, cancellationToken);
        bool committed = await announcer.FollowAsync(announcement, () => TryStoreAsync(commit, cancellationToken), time, cancellationToken);

        // What lost its race stays announced: what won may be this commit's own first try, of which nobody has heard back.
        await (committed && await IsDoneAsync(commit, hands, cancellationToken)
            ? announcer.TakeBackAsync(insurance, cancellationToken)
            : announcer.HandOverAsync(insurance, cancellationToken));
        return committed;
    }

    private async Task<bool> TryStoreAsync(OrderCommit commit, CancellationToken cancellationToken)
    {
        bool committed = await store.TryCommitAsync(commit, cancellationToken);
        signals.Ring(commit.After.Id);
        return committed;
    }

    // The commit stands, whatever happens here: what this does not finish, the relay does.
    private async Task<bool> IsDoneAsync(OrderCommit commit, DurableTaskClient hands, CancellationToken cancellationToken)
    {
        try
        {
            return await consequences.CarryOutAsync(commit.Records, commit.After, hands, cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogWarning(error, "What follows from version {Version} of {OrderId} is left to the relay", commit.After.Version, commit.After.Id);
            return false;
        }
    }
}
