using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Deadlines;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>
/// Looks at payouts that are open: starts what carries them out where it is missing, and tells people of those of which the provider has said
/// nothing for too long. Asks for the payouts that members want by a schedule, too.
/// </summary>
public sealed class SweepPayouts(
    PayoutsDue due, PayoutStore payouts, PayoutSchedules schedules, PayoutMetrics metrics, PolicyCatalog policies, TimeProvider time, ILogger<SweepPayouts> logger)
{
    private static readonly TimeSpan _nextLook = TimeSpan.FromHours(1);
    private static readonly TimeSpan _neverCommitted = TimeSpan.FromDays(1);
    private static readonly EventId _parked = new(1401, "PayoutParked");

    /// <summary>Runs every five minutes.</summary>
    [Function(nameof(SweepPayouts))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await SweepAttempt.EachAsync(due.ReadDueAsync(now, cancellationToken), row => LookAsync(row, now, client, cancellationToken), row => Fault(row.PayoutId.Value), logger);
        await SweepAttempt.EachAsync(schedules.ReadDueAsync(now, cancellationToken), row => schedules.RunAsync(row, client, cancellationToken), row => Fault(row.Owner.Value), logger);
    }

    private static string Fault(string what) => $"The payouts of {what} could not be looked at";

    private async Task LookAsync(PayoutDue row, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellationToken)
    {
        Payout? payout = await payouts.FindAsync(row.Owner, row.PayoutId, cancellationToken);
        if (payout is { IsOpen: false } || (payout is null && now - row.RequestedUtc > _neverCommitted))
        {
            await due.RemoveAsync(row, cancellationToken);
            return;
        }

        if (payout is not null)
        {
            await PayoutWaker.StartIfMissingAsync(client, payout.Owner, payout.Id, cancellationToken);
            if (DaysParked(payout, now) > DaysParked(payout, row.LookedUtc))
            {
                metrics.FoundParked();
                logger.LogError(_parked, "Payout {PayoutId} is parked: the provider has said nothing of it since {SentUtc:u}", payout.Id, payout.SentUtc ?? payout.RequestedUtc);
            }
        }

        await due.MoveAsync(row, row with { LookedUtc = now, DueUtc = now + _nextLook }, cancellationToken);
    }

    // Counted, so that it is told once a day however often it is looked at.
    private int DaysParked(Payout payout, DateTimeOffset atUtc)
    {
        TimeSpan beyond = atUtc - (payout.SentUtc ?? payout.RequestedUtc) - TimeSpan.FromHours(policies.Current.Payouts.ParkedAfterHours);
        return beyond < TimeSpan.Zero ? 0 : 1 + (int)beyond.TotalDays;
    }
}
