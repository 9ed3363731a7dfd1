using System.Globalization;

namespace Marketplace.LocalHost.Scenario;

/// <summary>
/// Compares what the stories should have brought about with what the market, the sellers and the provider have in their books,
/// all of it read over HTTP.
/// </summary>
internal sealed class ScenarioAudit(Market market, IReadOnlyList<StoryResult> results, IReadOnlyList<WithdrawalResult>? withdrawals = null)
{
    private readonly IReadOnlyList<WithdrawalResult> _withdrawals = withdrawals ?? [];

    /// <summary>Counts, sums up and checks.</summary>
    /// <param name="before">The books when the stories began; they may hold an earlier run's trade.</param>
    /// <param name="after">The books now.</param>
    public async Task<ScenarioReport> RunAsync(BooksSnapshot before, BooksSnapshot after)
    {
        MoneyTotals money = SumUp();
        List<Check> checks =
        [
            PostingsSumToZero(after), HeldIsOpenEscrows(after), MoneyIsDividedExactly(), SellersMatchJournal(before, after), BuyersHaveTheirs(before, after), DebtsAreCoveredInOrder(before, after), await StockAddsUpAsync(after),
        ];
        if (!before.HasOpenOrders)
        {
            checks.Add(BooksMatchOrders(money, before, after));
            checks.Add(ProviderMatchesBooks(money, before, after));
        }

        if (_withdrawals.Count > 0)
        {
            checks.Add(WithdrawalsEndedAsTold());
        }

        checks.Add(HistoriesAreWhole());
        checks.Add(StoriesEndedAsTold());

        // Not a seller whose bond a claim has used up: nothing of theirs is for sale until they fill it.
        PlannedOrder sample = (results.FirstOrDefault(result => result.Plan.Behaviour != Behaviour.Farm && !market.Plan.Guarantors.Contains(result.Plan.Seller)) ?? results[0]).Plan;
        return new ScenarioReport(
            ScenarioReport.Count(results),
            money,
            checks,
            new SampleTrade(sample.Buyer, sample.Seller.Name, market.ListingId(sample.Lines[0].Listing), sample.DeliveryMode));
    }

    private MoneyTotals SumUp() => new(
        results.Sum(result => result.Trail.In),
        results.Sum(result => result.Trail.ToSeller),
        results.Sum(result => result.Trail.Fee),
        results.Sum(result => result.Trail.ToBuyer),
        results.Sum(result => result.Order.Held.AmountMinor),
        results.Sum(result => result.Trail.Compensated),
        results.Sum(result => result.Trail.ClaimedBack),
        results.Sum(result => result.Trail.OnTop),
        results.Sum(result => result.Trail.ChargedBack),
        _withdrawals.Sum(withdrawal => withdrawal.PaidOutMinor));

    private static Check PostingsSumToZero(BooksSnapshot after)
    {
        TotalsView totals = after.Totals;
        long rest = totals.ClearingMinor - totals.HeldMinor - totals.SellersMinor - totals.FeesMinor - totals.BuyersMinor - totals.AdvancesMinor - totals.PaidOutMinor;
        return Require("every entry's postings sum to zero, and so do the books", Fault(after.Market.Unbalanced, "unbalanced") ?? Fault(rest, 0, "left over"));
    }

    private Check HeldIsOpenEscrows(BooksSnapshot after) => Require(
        "held = open escrows",
        Fault(after.Market.EscrowDifferences.Select(difference => difference.Account), "escrows differ")
            ?? (after.Market.Orders.Values.Sum() == results.Count ? Fault(after.Totals.HeldMinor, results.Sum(result => result.Order.Held.AmountMinor), "held") : null));

    private Check SellersMatchJournal(BooksSnapshot before, BooksSnapshot after)
    {
        ILookup<string, MoneyTrail> sold = results.ToLookup(result => result.Plan.Seller.Name, result => result.Trail);
        string? fault = Fault(after.Market.BalanceDifferences.Select(difference => difference.Account), "balances differ from the journal");
        foreach ((string seller, long balance) in after.SellerBalances)
        {
            // All of a seller's accounts together, with what we advanced: whatever covered a debt, it is the debt that is missing.
            long earned = sold[seller].Sum(trail => trail.ToSeller - trail.Owed) - _withdrawals.Where(withdrawal => withdrawal.Seller == seller).Sum(withdrawal => withdrawal.PaidOutMinor);
            fault ??= Fault(balance, after.SellerEntries[seller], $"{seller}'s balance against entries");
            fault ??= before.HasOpenOrders ? null : Fault(balance - before.SellerBalances[seller], earned, $"{seller}'s balance against completed orders");
        }

        return Require($"the balances of {after.SellerBalances.Count} sellers equal the rebuild from the journal", fault);
    }

    private Check BuyersHaveTheirs(BooksSnapshot before, BooksSnapshot after)
    {
        ILookup<string, MoneyTrail> bought = results.ToLookup(result => result.Plan.Buyer, result => result.Trail);
        IEnumerable<string?> faults = after.BuyerBalances.Where(_ => !before.HasOpenOrders).Select(buyer => Fault(
            buyer.Value - before.BuyerBalances[buyer.Key], bought[buyer.Key].Sum(trail => trail.Credited), $"{buyer.Key}'s balance"));
        return Require($"the balances of {after.BuyerBalances.Count} buyers are what sellers owed them", faults.FirstOrDefault(fault => fault is not null));
    }

    // Who owed from an earlier run when this one began may have put up a bond since.
    private static Check DebtsAreCoveredInOrder(BooksSnapshot before, BooksSnapshot after) => Require(
        "debts were covered by balance, bond and advance, in this order",
        Fault(after.OwingOutOfOrder.Except(before.OwingOutOfOrder), "have something left and owe"));

    private async Task<Check> StockAddsUpAsync(BooksSnapshot after)
    {
        ILookup<int, (CaseView Case, int Quantity)> bought = results
            .SelectMany(result => result.Plan.Lines.Select(line => (line.Listing, result.Case, line.Quantity)))
            .ToLookup(line => line.Listing, line => (line.Case, line.Quantity));
        string?[] faults = await Task.WhenAll(market.Plan.Listings.Select(async (listing, index) =>
        {
            ListingView view = await market.Client.GetAsync<ListingView>(listing.Seller.Name, $"api/listings/{market.ListingId(index)}");
            int sold = bought[index].Where(line => line.Case.Order.IsClosed && !line.Case.FreesStock).Sum(line => line.Quantity);
            int held = bought[index].Where(line => !line.Case.Order.IsClosed).Sum(line => line.Quantity);
            return Fault(view.Stock.Sold, sold, $"{view.Id} sold")
                ?? Fault(view.Stock.Held, held, $"{view.Id} held")
                ?? Fault(view.Stock.Available, listing.Draft.Stock - sold - held, $"{view.Id} available");
        }));
        StockTotalsView stock = after.Market.Stock;
        return Require(
            $"the stock of {faults.Length} listings adds up",
            faults.FirstOrDefault(fault => fault is not null) ?? Fault(stock.HeldPieces, stock.HeldByOrders, "held pieces"));
    }

    private static Check BooksMatchOrders(MoneyTotals money, BooksSnapshot before, BooksSnapshot after) => Require(
        "the books' totals are the orders' totals",
        Fault(after.Totals.ClearingMinor - before.Totals.ClearingMinor, money.In - money.PaidBack - money.ChargedBack, "clearing")
            ?? Fault(OfSellers(after) - OfSellers(before), money.Released - money.Owed - money.PaidOut, "released, not owed and not paid out")
            ?? Fault(after.Totals.PaidOutMinor - before.Totals.PaidOutMinor, money.PaidOut, "paid out")
            ?? Fault(after.Totals.BuyersMinor - before.Totals.BuyersMinor, money.Credited, "credited to buyers")
            ?? Fault(after.Totals.FeesMinor - before.Totals.FeesMinor, money.Fees, "fees"));

    private static long OfSellers(BooksSnapshot books) => books.Totals.SellersMinor + books.Totals.AdvancesMinor;

    private static Check ProviderMatchesBooks(MoneyTotals money, BooksSnapshot before, BooksSnapshot after) => Require(
        "the provider reports the same money in, back and paid out",
        Fault(after.Provider.Captured - before.Provider.Captured, money.In, "captured")
            ?? Fault(after.Provider.PaidBack - before.Provider.PaidBack, money.PaidBack, "paid back")
            ?? Fault(after.Provider.ChargedBack - before.Provider.ChargedBack, money.ChargedBack, "charged back")
            ?? Fault(after.Provider.PaidOut - before.Provider.PaidOut, money.PaidOut, "paid out"));

    // Release and refund are all that was paid; the fee is its share of what was released, rounded down.
    private Check MoneyIsDividedExactly() => Require(
        "every escrow was divided to the last fen, and the fee is its share",
        results.Select(result => result.Trail.In == 0 ? null
            : Fault(result.Trail.In, result.Trail.ToBuyer + result.Trail.ToSeller + result.Trail.Fee + result.Order.Held.AmountMinor, $"{result.Order.Id} in")
                ?? Fault(result.Trail.Fee, FeeOn(result.Order, result.Trail.ToSeller + result.Trail.Fee), $"{result.Order.Id} fee"))
            .FirstOrDefault(fault => fault is not null));

    private static long FeeOn(OrderView order, long releasedMinor) => (long)((Int128)order.Fee.AmountMinor * releasedMinor / order.Total.AmountMinor);

    private Check WithdrawalsEndedAsTold() => Require(
        $"{_withdrawals.Count} withdrawals ended as the bank said",
        Fault(_withdrawals.Where(withdrawal => withdrawal.State != withdrawal.Kind.State).Select(withdrawal => $"{withdrawal.Seller}, {withdrawal.Kind.Name}: {withdrawal.State}"), "not"));

    private Check HistoriesAreWhole() => Require(
        "every order's history and evidence are as they were written",
        Fault(results.Where(result => !result.Case.IsIntact).Select(result => result.Order.Id), "broken"));

    private Check StoriesEndedAsTold()
    {
        string[] odd = [.. results.Select(result => Expectation.Of(result.Plan.Behaviour).Fault(result)).OfType<string>()];
        return new Check($"all {results.Count} stories ended as the rules say", odd.Length == 0 ? null : $"{odd.Length} did not: {string.Join("; ", odd.Take(3))}", IsOfLedger: false);
    }

    private static Check Require(string name, string? fault) => new(name, fault);

    private static string? Fault(IEnumerable<string> names, string what) =>
        names.Take(3).ToArray() is { Length: > 0 } some ? $"{what}: {string.Join(", ", some)}" : null;

    private static string? Fault(long actual, long expected, string what) =>
        actual == expected ? null : string.Create(CultureInfo.InvariantCulture, $"{what}: {actual}, expected {expected}");
}
