using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Members;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Payouts;

/// <summary>
/// Asking for a payout: a trace first, then the money off the balance with the payout's row, then the hands that carry it out. Dying in between
/// leaves a row that the sweep looks at (docs/adr/0012).
/// </summary>
public sealed class PayoutRequests(AccountStore accounts, MemberStore members, PayoutsDue due, PayoutWaker waker, PolicyCatalog policies, TimeProvider time)
{
    private static readonly TimeSpan _firstLook = TimeSpan.FromMinutes(5);

    /// <summary>Asks for it, once for its id.</summary>
    /// <param name="owner">Whose money.</param>
    /// <param name="id">Derived from what asked for it.</param>
    /// <param name="amount">How much.</param>
    /// <param name="caller">Who is answered; null when nobody is.</param>
    /// <param name="client">Starts what carries it out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AccountResult> AskAsync(
        MemberId owner, PayoutId id, Money amount, AccountCaller? caller, DurableTaskClient client, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        bool isVerified = (await members.ReadAsync(owner, cancellationToken)).Verification.IsVerified;
        RequestPayout command = new(TransferId.For(owner, id.Value), now, id, amount, isVerified, policies.Current.Payouts);
        Decision<AccountEntry> expected = command.Decide(await accounts.ReadAsync(owner, cancellationToken), AccountFacts.None);
        if (expected.Rejection is null)
        {
            // What is going to be refused leaves no trace: a row too many would be nothing, a thousand an hour would not.
            await due.PutAsync(new(id, owner, now, now, now + _firstLook), cancellationToken);
        }
        else if (caller is null || await accounts.ReplayAsync(owner, caller.Key, cancellationToken) is not { } earlier)
        {
            return new AccountResult.Rejected(expected.Rejection);
        }
        else
        {
            return new AccountResult.Replayed(earlier);
        }

        AccountResult result = await accounts.HandleAsync(owner, command, caller, cancellationToken);
        if (result is AccountResult.Done)
        {
            await waker.TryStartAsync(client, owner, id, cancellationToken);
        }

        return result;
    }
}
