using Marketplace.Domain.Payouts;
using Marketplace.Functions.Accounts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>Takes payouts on, each step in its owner's accounts. Every step may be repeated.</summary>
public sealed class PayoutKeeper(AccountStore accounts, PayoutStore payouts, TimeProvider time, ILogger<PayoutKeeper> logger)
{
    /// <summary>A payout goes on by our own doing.</summary>
    public Task<Payout> AdvanceAsync(Payout payout, PayoutState to, CancellationToken cancellationToken) =>
        DoAsync(payout, new AdvancePayout(payout.Owner, payout.Id, time.GetUtcNow(), to), cancellationToken);

    /// <summary>The provider says how it stands. What is older than what is known, or known, changes nothing.</summary>
    public Task<Payout> ToldAsync(Payout payout, ProviderPayout told, CancellationToken cancellationToken) => told.State == PayoutState.Processing
        ? Task.FromResult(payout)
        : DoAsync(payout, new AdvancePayout(payout.Owner, payout.Id, time.GetUtcNow(), told.State, told.Amount, told.Reason), cancellationToken);

    private async Task<Payout> DoAsync(Payout payout, AdvancePayout command, CancellationToken cancellationToken)
    {
        AccountResult result = await accounts.HandleAsync(payout.Owner, command, null, cancellationToken);
        if (result is AccountResult.Busy)
        {
            throw new InvalidOperationException($"Payout {payout.Id} could not be taken on now.");
        }

        if (result is AccountResult.Rejected rejected)
        {
            // Told twice or late is nothing; told wrongly is for people, and reconciliation will name it every night.
            logger.LogInformation("Payout {PayoutId} does not become {State}: {Code}", payout.Id, command.To, rejected.Rejection.Code);
        }

        return await payouts.FindAsync(payout.Owner, payout.Id, cancellationToken) ?? payout;
    }
}
