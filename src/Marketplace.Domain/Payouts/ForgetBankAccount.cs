using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Payouts;

/// <summary>A member's bank account and schedule go with its personal data. Payouts that were made keep what the books need of them.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
public sealed record ForgetBankAccount(TransferId Id, DateTimeOffset DecidedUtc) : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts) => accounts is { BankAccount: null, Schedule: null }
        ? Rejection.Conflict("NOTHING_TO_FORGET", "There is no bank account.")
        : new AccountEntry(Id, EntryCode.PayoutNews, null, DecidedUtc, null, [], ForgetsBankAccount: true);
}
