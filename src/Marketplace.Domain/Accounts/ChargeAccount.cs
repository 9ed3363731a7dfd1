using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Accounts;

/// <summary>
/// What an order's journal has booked against a seller is covered: from the available balance, then the bond, then our advance as
/// far as it goes; the rest stays owed (rules.md section 7). Never refused: the buyer has the money.
/// </summary>
/// <param name="Id">The order's transfer.</param>
/// <param name="DecidedUtc">When the order decided it.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Code">What it is for.</param>
/// <param name="SellerId">Who owes it.</param>
/// <param name="Amount">How much, more than nothing.</param>
/// <param name="AdvanceMaxMinor">What we advance for one order at most, in minor units.</param>
public sealed record ChargeAccount(
    TransferId Id, DateTimeOffset DecidedUtc, OrderId OrderId, EntryCode Code, MemberId SellerId, Money Amount, long AdvanceMaxMinor)
    : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override OrderId? AdvancedFor => OrderId;

    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        Posting booked = new(AccountAddress.SellerReceivable(SellerId), -Amount);
        Money advanceLeft = new(Math.Max(0, AdvanceMaxMinor - (facts.Advanced?.AmountMinor ?? 0)), Amount.Currency);
        JournalEntry? cover = Debts.Cover(accounts.Post(booked), Amount, advanceLeft);
        return new AccountEntry(Id, Code, OrderId, DecidedUtc, booked, cover is null ? [] : [cover]);
    }
}
