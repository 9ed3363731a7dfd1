using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Accounts;

/// <summary>How a seller's debts are covered and paid back (rules.md section 7).</summary>
public static class Debts
{
    /// <summary>The waterfall for a debt that was just booked: available, bond, advance. Null when there is nothing to cover it with.</summary>
    /// <param name="accounts">The accounts with the debt on them.</param>
    /// <param name="debt">The new debt, more than nothing.</param>
    /// <param name="advanceLeft">What we may still advance for it.</param>
    public static JournalEntry? Cover(OwnerAccounts accounts, Money debt, Money advanceLeft)
    {
        Currency currency = debt.Currency;
        return Move(
            EntryCode.Waterfall,
            debt,
            [
                (AccountAddress.SellerAvailable(accounts.Owner), accounts.Available(currency)),
                (AccountAddress.SellerBond(accounts.Owner), accounts.Bond(currency)),
                (AccountAddress.PlatformAdvance(accounts.Owner), advanceLeft),
            ],
            (account, part) => [new(account, -part), new(AccountAddress.SellerReceivable(accounts.Owner), part)]);
    }

    /// <summary>What the available balance pays of what is owed: the receivable, then our advance. Null when nothing is owed, or nothing is there.</summary>
    public static JournalEntry? Net(OwnerAccounts accounts, Currency currency) => Move(
        EntryCode.Netting,
        accounts.Available(currency),
        [
            (AccountAddress.SellerReceivable(accounts.Owner), -accounts.Receivable(currency)),
            (AccountAddress.PlatformAdvance(accounts.Owner), -accounts.Advance(currency)),
        ],
        (account, part) => [new(account, part), new(AccountAddress.SellerAvailable(accounts.Owner), -part)]);

    // Takes from each in turn until the amount is reached; one posting an account.
    private static JournalEntry? Move(
        EntryCode code, Money amount, (AccountAddress Account, Money Most)[] from, Func<AccountAddress, Money, Posting[]> postings)
    {
        List<Posting> lines = [];
        Money left = amount;
        foreach ((AccountAddress account, Money most) in from)
        {
            Money part = most < left ? most : left;
            if (part.IsPositive)
            {
                lines.AddRange(postings(account, part));
                left -= part;
            }
        }

        Posting[] merged = [.. lines.GroupBy(line => line.Account).Select(group => new Posting(group.Key, group.Sum(amount.Currency, line => line.Amount)))];
        return merged.Length == 0 ? null : new JournalEntry(code, merged);
    }
}
