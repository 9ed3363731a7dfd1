using Marketplace.Domain;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Payouts;

namespace Marketplace.Functions.Reconciliation;

/// <summary>Holds the books against each other.</summary>
internal static class BooksComparison
{
    /// <summary>The journal against balances and escrows, the listings against their holds.</summary>
    public static ReconciliationReport Compare(Books books)
    {
        ListingPieces stock = books.Stock.Values.Aggregate(new ListingPieces(0, 0, 0, 0), (sum, pieces) => sum + pieces);
        return new()
        {
            Orders = books.Orders,
            Totals = [.. books.Journal.Accounts.Select(account => account.Currency).Distinct().Select(currency => TotalsOf(books.Journal, currency))],
            Unbalanced = books.Unbalanced,
            BalanceDifferences =
            [
                .. Differences(books.Journal.Without(books.UnderWay), books.Balances, account => account.IsMembers),
                .. Differences(books.Journal, PaidOut(books.Payouts), account => account == AccountAddress.BankPayouts),
            ],
            UnderWay = [.. books.UnderWay.Select(transfer => UnderWay(transfer.Key, transfer.Value))],
            PayoutDifferences = [.. PayoutComparison.Differences(books.Payouts, books.Reported)],
            ProviderReported = books.Reported is not null,
            EscrowDifferences = [.. Differences(books.Journal, books.Held, account => account.IsEscrow)],
            StockDifferences =
            [
                .. books.Stock.Where(listing => listing.Value.Held != listing.Value.HeldByOrders)
                    .Select(listing => new StockDifference(listing.Key, listing.Value.Held, listing.Value.HeldByOrders)),
            ],
            Stock = new(stock.Available, stock.Held, stock.Sold, stock.HeldByOrders),
        };
    }

    private static TransferUnderWay UnderWay(BookedTransfer booked, long amountMinor) =>
        new(booked.OrderId, booked.Account.Account, amountMinor, booked.Account.Currency, booked.DecidedUtc);

    private static CurrencyTotals TotalsOf(AccountSums journal, Currency currency)
    {
        long Sum(Func<AccountAddress, bool> includes) => journal.Accounts
            .Where(key => key.Currency == currency && includes(AccountAddress.From(key.Account)))
            .Sum(key => journal[key]);

        return new(
            currency,
            -Sum(account => account == AccountAddress.ProviderClearing),
            Sum(account => account.IsEscrow),
            Sum(account => account.IsSeller),
            Sum(account => account == AccountAddress.PlatformFees),
            Sum(account => account.IsBuyer),
            Sum(account => account.IsAdvance),
            Sum(account => account == AccountAddress.BankPayouts));
    }

    private static AccountSums PaidOut(IEnumerable<Payout> payouts)
    {
        AccountSums sums = new();
        foreach (Payout payout in payouts.Where(payout => !payout.CameBack))
        {
            sums.Add(new(AccountAddress.BankPayouts.Value, payout.Amount.Currency), payout.Amount.AmountMinor);
        }

        return sums;
    }

    private static IEnumerable<BookDifference> Differences(AccountSums journal, AccountSums other, Func<AccountAddress, bool> includes) =>
        journal.Accounts.Union(other.Accounts)
            .Where(key => includes(AccountAddress.From(key.Account)) && journal[key] != other[key])
            .Select(key => new BookDifference(key.Account, journal[key], other[key], key.Currency));
}
