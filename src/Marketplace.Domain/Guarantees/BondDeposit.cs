using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Guarantees;

/// <summary>The provider has captured money that a seller pays in as bond.</summary>
/// <param name="Id">Derived from the payment.</param>
/// <param name="DecidedUtc">When the payment was opened: the same however often the provider tells of it.</param>
/// <param name="Amount">How much.</param>
public sealed record DepositBond(TransferId Id, DateTimeOffset DecidedUtc, Money Amount) : BondCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts) => Amount.IsPositive
        ? Entry(EntryCode.BondIn, Amount, AccountAddress.ProviderClearing, AccountAddress.SellerBond(accounts.Owner))
        : Rejection.Invalid("NOTHING_CAPTURED", "A captured amount is more than nothing.");
}

/// <summary>The bank has taken a deposit back: owed, and covered from what the seller has. We advance nothing for it.</summary>
/// <param name="Id">Derived from the payment.</param>
/// <param name="DecidedUtc">When the payment was opened.</param>
/// <param name="Amount">How much.</param>
public sealed record ChargeBackDeposit(TransferId Id, DateTimeOffset DecidedUtc, Money Amount) : BondCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        if (!Amount.IsPositive)
        {
            return Rejection.Invalid("NOTHING_CHARGED_BACK", "An amount charged back is more than nothing.");
        }

        AccountAddress receivable = AccountAddress.SellerReceivable(accounts.Owner);
        AccountEntry entry = Entry(EntryCode.Chargeback, Amount, receivable, AccountAddress.ProviderClearing);
        JournalEntry? cover = Debts.Cover(accounts.Post(new Posting(receivable, -Amount)), Amount, Money.Zero(Amount.Currency));
        return cover is null ? entry : entry with { Journal = [.. entry.Journal, cover] };
    }
}
