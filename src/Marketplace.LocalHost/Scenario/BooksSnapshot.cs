namespace Marketplace.LocalHost.Scenario;

/// <summary>What everybody's books say at one moment: the market's, the sellers' and the provider's. Minor units.</summary>
internal sealed record BooksSnapshot(
    ReconciliationView Market, IReadOnlyDictionary<string, long> SellerBalances, IReadOnlyDictionary<string, long> SellerEntries, ProviderTotals Provider)
{
    /// <summary>What is on the buyers' balances.</summary>
    public IReadOnlyDictionary<string, long> BuyerBalances { get; init; } = new Dictionary<string, long>();

    /// <summary>The sellers who owe something while they still have something.</summary>
    public IReadOnlyList<string> OwingOutOfOrder { get; init; } = [];

    /// <summary>The market's totals in the scenario's currency.</summary>
    public TotalsView Totals => Market.Totals.SingleOrDefault(totals => totals.Currency == "CNY") ?? new("CNY", 0, 0, 0, 0);

    /// <summary>Whether an earlier run left orders open; their money then moves besides the scenario's.</summary>
    public bool HasOpenOrders => Market.Orders.Any(state => state.Key is "placed" or "paid" or "shipped" && state.Value > 0);
}

/// <summary>What the provider says. Minor units.</summary>
internal sealed record ProviderTotals(long Captured, long PaidBack, long ChargedBack, long PaidOut = 0);

/// <summary>Reads everybody's books over HTTP.</summary>
internal sealed class BooksReader(Market market, string providerApiKey)
{
    /// <summary>The operator's name at sign-in.</summary>
    public const string Operator = "olivia";

    /// <summary>Reads them all.</summary>
    public async Task<BooksSnapshot> ReadAsync()
    {
        await market.Client.SignInAsync(Operator, "Operator");
        string[] sellers = [.. market.Plan.Listings.Select(listing => listing.Seller.Name).Distinct()];
        (string Seller, AccountsView Accounts, long Entries)[] accounts = await Task.WhenAll(sellers.Select(ReadSellerAsync));
        (string Buyer, long Balance)[] buyers = await Task.WhenAll(market.Plan.Buyers.Select(async buyer => (buyer, (await ReadAccountsAsync(buyer)).TotalMinor)));
        return new BooksSnapshot(
            await market.Client.GetAsync<ReconciliationView>(Operator, "api/operator/reconciliation"),
            accounts.ToDictionary(account => account.Seller, account => account.Accounts.TotalMinor),
            accounts.ToDictionary(account => account.Seller, account => account.Entries),
            await ReadProviderAsync())
        {
            BuyerBalances = buyers.ToDictionary(buyer => buyer.Buyer, buyer => buyer.Balance),
            OwingOutOfOrder = [.. accounts.Where(account => !account.Accounts.OwesInOrder).Select(account => account.Seller)],
        };
    }

    private Task<AccountsView> ReadAccountsAsync(string member) => market.Client.GetAsync<AccountsView>(member, "api/accounts/me");

    private async Task<(string Seller, AccountsView Accounts, long Entries)> ReadSellerAsync(string seller)
    {
        AccountsView accounts = await ReadAccountsAsync(seller);
        long entries = await market.Client.ItemsAsync<EntryView>(seller, "api/accounts/me/entries").Select(entry => entry.TotalMinor).SumAsync();
        return (seller, accounts, entries);
    }

    private async Task<ProviderTotals> ReadProviderAsync()
    {
        (long captured, long paidBack, long chargedBack, long paidOut) = (0, 0, 0, 0);
        string query = "";
        for (string? cursor = ""; cursor is not null; query = $"?cursor={cursor}")
        {
            ProviderPageView page = await market.Client.GetLocalAsync<ProviderPageView>($"local/provider/report{query}", providerApiKey);
            captured += page.Payments.Where(payment => payment.Status == "captured").Sum(payment => payment.AmountMinor);
            chargedBack += page.Payments.Sum(payment => payment.ChargedBackMinor);
            paidBack += page.Refunds.Sum(refund => refund.AmountMinor);
            paidOut += (page.Payouts ?? []).Where(payout => payout.Status is "paid" or "processing").Sum(payout => payout.AmountMinor);
            cursor = page.NextCursor;
        }

        return new ProviderTotals(captured, paidBack, chargedBack, paidOut);
    }
}
