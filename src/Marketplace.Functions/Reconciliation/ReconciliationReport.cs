using Marketplace.Domain;
using Marketplace.Domain.Ledger;

namespace Marketplace.Functions.Reconciliation;

/// <summary>An account on which two books disagree.</summary>
/// <param name="Account">Which.</param>
/// <param name="JournalMinor">What the journal says.</param>
/// <param name="BalanceMinor">What its balance, or its order's head, says.</param>
/// <param name="Currency">In which currency.</param>
public sealed record BookDifference(string Account, long JournalMinor, long BalanceMinor, Currency Currency);

/// <summary>Totals of one currency, in minor units.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="ClearingMinor">Money that the provider has captured and not paid back.</param>
/// <param name="HeldMinor">Money in escrow.</param>
/// <param name="SellersMinor">Money released to sellers.</param>
/// <param name="FeesMinor">Our fees.</param>
public sealed record CurrencyTotals(Currency Currency, long ClearingMinor, long HeldMinor, long SellersMinor, long FeesMinor);

/// <summary>What reconciliation finds (rules.md section 11).</summary>
public sealed record ReconciliationReport
{
    /// <summary>Whether nothing is amiss.</summary>
    public required bool Balanced { get; init; }

    /// <summary>How many orders there are in each state.</summary>
    public required IReadOnlyDictionary<string, int> Orders { get; init; }

    /// <summary>Totals by currency.</summary>
    public required IReadOnlyList<CurrencyTotals> Totals { get; init; }

    /// <summary>Entries whose postings do not sum to zero.</summary>
    public required IReadOnlyList<string> Unbalanced { get; init; }

    /// <summary>Members' accounts whose balance is not what the journal gives.</summary>
    public required IReadOnlyList<BookDifference> BalanceDifferences { get; init; }

    /// <summary>Orders whose held amount is not what the journal leaves in their escrow.</summary>
    public required IReadOnlyList<BookDifference> EscrowDifferences { get; init; }

    /// <summary>Pieces available, held and sold, over all listings.</summary>
    public required StockTotals Stock { get; init; }

    /// <summary>Compares the books.</summary>
    public static ReconciliationReport Of(Books books)
    {
        BookDifference[] balances = [.. Differences(books.Journal, books.Balances, account => !IsEscrow(account) && !AccountAddress.From(account).IsPlatform)];
        BookDifference[] escrows = [.. Differences(books.Journal, books.Held, IsEscrow)];
        StockTotals stock = new(books.Stock.Available, books.Stock.Held, books.Stock.Sold, books.HeldByOrders);
        return new()
        {
            Balanced = balances.Length == 0 && escrows.Length == 0 && books.Unbalanced.Count == 0 && stock.HeldPieces == stock.HeldByOrders,
            Orders = books.Orders,
            Totals = [.. books.Journal.Keys.Select(key => key.Currency).Distinct().Select(currency => TotalsOf(books, currency))],
            Unbalanced = books.Unbalanced,
            BalanceDifferences = balances,
            EscrowDifferences = escrows,
            Stock = stock,
        };
    }

    private static CurrencyTotals TotalsOf(Books books, Currency currency)
    {
        long Sum(Func<string, bool> account) => books.Journal.Where(pair => pair.Key.Currency == currency && account(pair.Key.Account)).Sum(pair => pair.Value);
        return new(
            currency,
            -Sum(account => account == AccountAddress.ProviderClearing.Value),
            Sum(IsEscrow),
            Sum(account => account.StartsWith("seller:", StringComparison.Ordinal)),
            Sum(account => account == AccountAddress.PlatformFees.Value));
    }

    private static IEnumerable<BookDifference> Differences(
        IReadOnlyDictionary<(string Account, Currency Currency), long> journal, IReadOnlyDictionary<(string Account, Currency Currency), long> other, Func<string, bool> include) =>
        journal.Keys.Union(other.Keys)
            .Where(key => include(key.Account))
            .Select(key => new BookDifference(key.Account, journal.GetValueOrDefault(key), other.GetValueOrDefault(key), key.Currency))
            .Where(difference => difference.JournalMinor != difference.BalanceMinor);

    private static bool IsEscrow(string account) => AccountAddress.From(account).IsEscrow;
}

/// <summary>Pieces over all listings.</summary>
/// <param name="AvailablePieces">Free to sell.</param>
/// <param name="HeldPieces">Held, as the listings count.</param>
/// <param name="SoldPieces">Sold.</param>
/// <param name="HeldByOrders">Held, as the orders' holds count; the same as <paramref name="HeldPieces"/>.</param>
public sealed record StockTotals(long AvailablePieces, long HeldPieces, long SoldPieces, long HeldByOrders);
