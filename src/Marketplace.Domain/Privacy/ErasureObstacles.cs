using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Privacy;

/// <summary>
/// What has to end before a member's personal data may go: others still need to reach the member, or money still has to find its way to it
/// (rules.md section 1).
/// </summary>
/// <param name="Orders">Some of the orders that are open, as buyer or seller.</param>
/// <param name="ClaimsOpen">Whether a claim against the member is open.</param>
/// <param name="Accounts">The member's accounts.</param>
/// <param name="Payouts">Payouts that are on their way.</param>
public sealed record ErasureObstacles(IReadOnlyList<OrderId> Orders, bool ClaimsOpen, OwnerAccounts Accounts, IReadOnlyList<PayoutId> Payouts)
{
    /// <summary>The refusal that names them all; null when there are none.</summary>
    public Rejection? ToRejection()
    {
        FieldErrors errors = new();
        foreach (OrderId order in Orders)
        {
            errors.Require(false, "orders", $"{order} is open");
        }

        errors.Require(!ClaimsOpen, "claims", "a claim against you is open");
        foreach (AccountBalance balance in Accounts.Balances)
        {
            errors.Require(balance.Amount.AmountMinor == 0, "accounts", $"{balance.Account} has {balance.Amount}");
        }

        foreach (PayoutId payout in Payouts)
        {
            errors.Require(false, "payouts", $"{payout} is on its way");
        }

        return errors.ToRejection() is { } found ? found with { Code = "ERASURE_TOO_EARLY", Message = "Something has to end first.", Kind = RejectionKind.Conflict } : null;
    }
}
