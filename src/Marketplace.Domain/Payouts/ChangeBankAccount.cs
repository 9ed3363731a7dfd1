using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Payouts;

/// <summary>
/// A member says where its payouts go: only to an account in the verified name, and only after a while, so that who has got into a member's
/// session cannot empty the balance before the member notices (rules.md section 1).
/// </summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="HolderName">Whose account it is, as the member says; compared, not kept.</param>
/// <param name="VerifiedName">Who the member is; null when it is not verified.</param>
/// <param name="Number">The account's number.</param>
/// <param name="Reference">The provider's reference for it; null while it was not asked for one.</param>
/// <param name="Terms">How long it waits.</param>
public sealed record ChangeBankAccount(
    TransferId Id, DateTimeOffset DecidedUtc, string HolderName, string? VerifiedName, BankAccountNumber Number, string? Reference, PayoutTerms Terms)
    : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        if (VerifiedName is null)
        {
            return PayoutRefusals.NotVerified;
        }

        if (!Payouts.HolderName.AreSame(HolderName, VerifiedName))
        {
            return Rejection.Invalid("HOLDER_NAME_MISMATCH", "The account's holder is not who you are verified as.");
        }

        BankAccount account = new(Reference ?? "", Number.Kind, Number.Country, Number.Last4, DecidedUtc, DecidedUtc.AddHours(Terms.BankAccountWaitHours));
        return new AccountEntry(Id, EntryCode.PayoutNews, null, DecidedUtc, null, [], BankAccount: account);
    }
}
