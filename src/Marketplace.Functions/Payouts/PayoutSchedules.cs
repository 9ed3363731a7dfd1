using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>A member whose schedule is due.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="DueUtc">When.</param>
public sealed record PayoutScheduleDue(MemberId Owner, DateTimeOffset DueUtc);

/// <summary>
/// Payouts that members want by themselves, in order of time: a row a member, never a scan of all members. The payout's id is made of member and
/// day, so that a day has one, however often it is looked at.
/// </summary>
public sealed class PayoutSchedules(
    MarketTables tables, AccountStore accounts, PayoutRequests requests, PolicyCatalog policies, TimeProvider time, ILogger<PayoutSchedules> logger)
{
    private readonly DueRows<PayoutScheduleDue> _rows = DueRows.OfMoments<PayoutScheduleDue>(
        tables.Deadlines, "payout-schedule", due => (due.Owner.Value, due.DueUtc), (owner, dueUtc) => new(MemberId.From(owner), dueUtc));

    /// <summary>Remembers when a member's schedule is due; written before the schedule, and dropped when it is not the schedule's.</summary>
    public Task PutAsync(PayoutScheduleDue due, CancellationToken cancellationToken) => _rows.PutAsync(due, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<PayoutScheduleDue> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);

    /// <summary>Asks for what is due, then for the next time.</summary>
    public async Task RunAsync(PayoutScheduleDue due, DurableTaskClient client, CancellationToken cancellationToken)
    {
        OwnerAccounts mine = await accounts.ReadAsync(due.Owner, cancellationToken);
        if (mine.Schedule is { NextUtc: { } next } schedule && next <= due.DueUtc)
        {
            await AskAsync(mine, schedule, DateOnly.FromDateTime(due.DueUtc.UtcDateTime), client, cancellationToken);

            // The row of the next time, then the schedule that names it: the other way round the member would be forgotten.
            DateTimeOffset now = time.GetUtcNow();
            PayoutTerms terms = policies.Current.Payouts;
            await PutAsync(new(due.Owner, PayoutSchedule.After(schedule.Frequency, terms, now)!.Value), cancellationToken);
            await accounts.HandleAsync(due.Owner, new AdvancePayoutSchedule(TransferId.For(due.Owner, $"schedule {next:O}"), now, next, terms), null, cancellationToken);
        }

        await _rows.RemoveAsync(due, cancellationToken);
    }

    private async Task AskAsync(OwnerAccounts mine, PayoutSchedule schedule, DateOnly day, DurableTaskClient client, CancellationToken cancellationToken)
    {
        Currency currency = schedule.Minimum.Currency;
        long most = policies.Current.Payouts.Find(currency)?.MaxMinor ?? 0;
        Money amount = new(Math.Min(mine.Available(currency).AmountMinor, most), currency);
        if (amount < schedule.Minimum)
        {
            return;
        }

        AccountResult result = await requests.AskAsync(mine.Owner, PayoutId.Scheduled(mine.Owner, day, currency), amount, null, client, cancellationToken);
        if (result is AccountResult.Rejected rejected)
        {
            logger.LogInformation("The payout that {MemberId} has scheduled is not possible now: {Code}", mine.Owner, rejected.Rejection.Code);
        }
    }
}
