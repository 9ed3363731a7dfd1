using System.Globalization;

namespace Marketplace.LocalHost.Scenario;

/// <summary>
/// Compares what the stories should have brought about with what the market, the sellers and the provider have in their books,
/// all of it read over HTTP.
/// </summary>
internal sealed class ScenarioAudit(Market market, IReadOnlyList<StoryResult> results)
{
    /// <summary>Counts, sums up and checks.</summary>
    /// <param name="before">The books when the stories began; they may hold an earlier run's trade.</param>
    /// <param name="after">The books now.</param>
    public async Task<ScenarioReport> RunAsync(BooksSnapshot before, BooksSnapshot after)
    {
        MoneyTotals money = SumUp();
        List<Check> checks = [PostingsSumToZero(after), HeldIsOpenEscrows(after), SellersMatchJournal(before, after), await StockAddsUpAsync(after)];
        if (!before.HasOpenOrders)
        {
            checks.Add(BooksMatchOrders(money, before, after));
            checks.Add(ProviderMatchesBooks(money, before, after));
        }

        checks.Add(StoriesEndedAsTold());
        PlannedOrder sample = results[0].Plan;
        return new ScenarioReport(
            ScenarioReport.Count(results),
            money,
            checks,
            new SampleTrade(sample.Buyer, sample.Seller.Name, market.ListingId(sample.Lines[0].Listing), sample.DeliveryMode));
    }

    private IEnumerable<OrderView> Ended(params Ending[] endings) =>
        results.Where(result => result.Order.Ending is { } ending && endings.Contains(ending)).Select(result => result.Order);

    private MoneyTotals SumUp()
    {
        OrderView[] released = [.. Ended(Ending.Released, Ending.AutoReleased)];
        long refunded = Ended(Ending.Refunded).Sum(order => order.Total.AmountMinor) + PaidTooLate();
        long held = results.Sum(result => result.Order.Held.AmountMinor);
        long fees = released.Sum(order => order.Fee.AmountMinor);
        long gross = released.Sum(order => order.Total.AmountMinor);
        return new MoneyTotals(gross + refunded + held, gross - fees, fees, refunded, held);
    }

    private long PaidTooLate() => results
        .Where(result => result.Plan.Behaviour == Behaviour.PayTooLate && result.Order.Ending == Ending.Cancelled)
        .Sum(result => result.Order.Total.AmountMinor);

    private static Check PostingsSumToZero(BooksSnapshot after)
    {
        TotalsView totals = after.Totals;
        long rest = totals.ClearingMinor - totals.HeldMinor - totals.SellersMinor - totals.FeesMinor - totals.BuyersMinor - totals.AdvancesMinor;
        return Require("every entry's postings sum to zero, and so do the books", Fault(after.Market.Unbalanced, "unbalanced") ?? Fault(rest, 0, "left over"));
    }

    private Check HeldIsOpenEscrows(BooksSnapshot after) => Require(
        "held = open escrows",
        Fault(after.Market.EscrowDifferences.Select(difference => difference.Account), "escrows differ")
            ?? (after.Market.Orders.Values.Sum() == results.Count ? Fault(after.Totals.HeldMinor, results.Sum(result => result.Order.Held.AmountMinor), "held") : null));

    private Check SellersMatchJournal(BooksSnapshot before, BooksSnapshot after)
    {
        ILookup<string, OrderView> sold = results.Where(result => result.Order.Ending is Ending.Released or Ending.AutoReleased)
            .ToLookup(result => result.Plan.Seller.Name, result => result.Order);
        string? fault = Fault(after.Market.BalanceDifferences.Select(difference => difference.Account), "balances differ from the journal");
        foreach ((string seller, long balance) in after.SellerBalances)
        {
            long earned = sold[seller].Sum(order => order.Total.AmountMinor - order.Fee.AmountMinor);
            fault ??= Fault(balance, after.SellerEntries[seller], $"{seller}'s balance against entries");
            fault ??= before.HasOpenOrders ? null : Fault(balance - before.SellerBalances[seller], earned, $"{seller}'s balance against completed orders");
        }

        return Require($"the balances of {after.SellerBalances.Count} sellers equal the rebuild from the journal", fault);
    }

    private async Task<Check> StockAddsUpAsync(BooksSnapshot after)
    {
        ILookup<int, (OrderView Order, int Quantity)> bought = results
            .SelectMany(result => result.Plan.Lines.Select(line => (line.Listing, result.Order, line.Quantity)))
            .ToLookup(line => line.Listing, line => (line.Order, line.Quantity));
        string?[] faults = await Task.WhenAll(market.Plan.Listings.Select(async (listing, index) =>
        {
            ListingView view = await market.Client.GetAsync<ListingView>(listing.Seller.Name, $"api/listings/{market.ListingId(index)}");
            int sold = bought[index].Where(line => line.Order.State == "completed").Sum(line => line.Quantity);
            int held = bought[index].Where(line => !line.Order.IsClosed).Sum(line => line.Quantity);
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
        Fault(after.Totals.ClearingMinor - before.Totals.ClearingMinor, money.In - money.Refunded, "clearing")
            ?? Fault(after.Totals.SellersMinor - before.Totals.SellersMinor, money.Released, "released")
            ?? Fault(after.Totals.FeesMinor - before.Totals.FeesMinor, money.Fees, "fees"));

    private static Check ProviderMatchesBooks(MoneyTotals money, BooksSnapshot before, BooksSnapshot after) => Require(
        "the provider reports the same money in and back",
        Fault(after.Captured - before.Captured, money.In, "captured") ?? Fault(after.PaidBack - before.PaidBack, money.Refunded, "paid back"));

    private Check StoriesEndedAsTold()
    {
        StoryResult[] odd = [.. results.Where(result => result.Order.Ending != result.Plan.Behaviour.Expected())];
        return new Check(
            $"all {results.Count} stories ended as the rules say",
            odd.Length == 0 ? null : $"{odd.Length} did not, such as {odd[0].Plan.Behaviour} of {odd[0].Order.Id}: {odd[0].Order.State} {odd[0].Order.Outcome}",
            IsOfLedger: false);
    }

    private static Check Require(string name, string? fault) => new(name, fault);

    private static string? Fault(IEnumerable<string> names, string what) =>
        names.Take(3).ToArray() is { Length: > 0 } some ? $"{what}: {string.Join(", ", some)}" : null;

    private static string? Fault(long actual, long expected, string what) =>
        actual == expected ? null : string.Create(CultureInfo.InvariantCulture, $"{what}: {actual}, expected {expected}");
}
