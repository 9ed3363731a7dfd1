using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Payouts;

/// <summary>
/// A member has money paid out to its bank: taken off the available balance at once, in the same decision. Never more than is there, and nothing of
/// what the member owes.
/// </summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="PayoutId">The payout's id.</param>
/// <param name="Amount">How much.</param>
/// <param name="IsVerified">Whether the member is verified now.</param>
/// <param name="Terms">Bounds.</param>
public sealed record RequestPayout(TransferId Id, DateTimeOffset DecidedUtc, PayoutId PayoutId, Money Amount, bool IsVerified, PayoutTerms Terms)
    : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override PayoutId? PayoutAsked => PayoutId;

    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        if (PayoutRefusals.FaultsOf(Amount, "amount", Terms) is { } faults)
        {
            return faults;
        }

        if (!IsVerified)
        {
            return PayoutRefusals.NotVerified;
        }

        if (facts.Payout is not null)
        {
            return Rejection.Conflict("PAYOUT_STATE", "This payout was asked for before.");
        }

        return accounts.BankAccount is not { } bank ? Rejection.Conflict("NO_BANK_ACCOUNT", "Say first which bank account payouts go to.")
            : DecidedUtc < bank.UsableUtc ? Rejection.Conflict("BANK_ACCOUNT_WAITS", $"The bank account was changed; money goes there from {bank.UsableUtc.UtcDateTime:u} on.")
            : Free(accounts) < Amount ? Rejection.Conflict("INSUFFICIENT_FUNDS", "The available balance does not suffice.")
            : Entry(accounts, bank);
    }

    // What is owed is netted out of whatever comes in, so both at once should not be; if they were, debts come first.
    private Money Free(OwnerAccounts accounts) =>
        accounts.Available(Amount.Currency) + accounts.Receivable(Amount.Currency) + accounts.Advance(Amount.Currency);

    private AccountEntry Entry(OwnerAccounts accounts, BankAccount bank)
    {
        Payout payout = new()
        {
            Id = PayoutId,
            Owner = accounts.Owner,
            Amount = Amount,
            State = PayoutState.Requested,
            BankReference = bank.Reference,
            BankLast4 = bank.Last4,
            RequestedUtc = DecidedUtc,
        };
        JournalEntry moved = JournalEntry.Move(EntryCode.Payout, Amount, AccountAddress.SellerAvailable(accounts.Owner), AccountAddress.BankPayouts);
        return new(Id, EntryCode.Payout, null, DecidedUtc, null, [moved], Payout: payout);
    }
}
