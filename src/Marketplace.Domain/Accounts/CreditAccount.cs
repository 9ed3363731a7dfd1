using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Accounts;

/// <summary>Money that an order's journal has booked to a member comes in. A seller's pays first what the seller owes (rules.md section 7).</summary>
/// <param name="Id">The order's transfer.</param>
/// <param name="DecidedUtc">When the order decided it.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Code">What it is for.</param>
/// <param name="Account">Where it goes.</param>
/// <param name="Amount">How much.</param>
public sealed record CreditAccount(TransferId Id, DateTimeOffset DecidedUtc, OrderId OrderId, EntryCode Code, AccountAddress Account, Money Amount)
    : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        Posting booked = new(Account, Amount);
        JournalEntry? netting = Debts.Net(accounts.Post(booked), Amount.Currency);
        return new AccountEntry(Id, Code, OrderId, DecidedUtc, booked, netting is null ? [] : [netting]);
    }
}
