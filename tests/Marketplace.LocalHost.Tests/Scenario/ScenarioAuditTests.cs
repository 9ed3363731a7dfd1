using Marketplace.LocalHost.Catalogue;
using Marketplace.LocalHost.Scenario;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Scenario;

public sealed class ScenarioAuditTests
{
    private static readonly ScenarioPlan _plan = ScenarioPlan.Create(orders: 200, seed: 3);
    private static readonly PlannedOrder _released = _plan.Orders.First(order => order.Behaviour == Behaviour.Confirm);
    private static readonly PlannedOrder _refunded = _plan.Orders.First(order => order.Behaviour is Behaviour.CancelUnshipped or Behaviour.NeverShipped);
    private static readonly BooksSnapshot _before = Books(clearing: 0, sellers: 0, fees: 0, captured: 0, paidBack: 0);
    private static readonly BooksSnapshot _after = Books(clearing: 1_000, sellers: 950, fees: 50, captured: 1_400, paidBack: 400);

    [Fact]
    public async Task Audit_WhenAllBooksAgree_HoldsAndSaysSoInTheClosingLine()
    {
        ScenarioReport report = await AuditAsync(_after);

        Assert.Equal([], report.Checks.Where(check => !check.Held).Select(check => $"{check.Name}: {check.Fault}"));
        Assert.Equal(new MoneyTotals(In: 1_400, Released: 950, Fees: 50, Refunded: 400, Held: 0), report.Money);
        Assert.Equal("demo: 2 orders · 1 released (0 by auto-release) · 1 refunded · 0 cancelled · ledger balanced", report.ClosingLine);
    }

    private static readonly Dictionary<string, (string Check, Func<BooksSnapshot, BooksSnapshot> Plant)> _faults = new(StringComparer.Ordinal)
    {
        ["an unbalanced entry"] = ("postings", books => books with { Market = books.Market with { Unbalanced = ["ord_1/journal:1"] } }),
        ["books that do not sum to zero"] = ("postings", books => books with { Market = books.Market with { Totals = [new("CNY", 1_000, 0, 951, 50)] } }),
        ["an escrow off its journal"] = ("held", books => books with { Market = books.Market with { EscrowDifferences = [new("escrow:ord_1", 1, 2)] } }),
        ["a balance off its journal"] = ("sellers", books => books with { Market = books.Market with { BalanceDifferences = [new("seller:1:available", 1, 2)] } }),
        ["a balance off its orders"] = ("sellers", books => books with { SellerBalances = Seller(949), SellerEntries = Seller(949) }),
        ["a balance off its entries"] = ("sellers", books => books with { SellerEntries = Seller(949) }),
        ["a hold that no listing counts"] = ("stock", books => books with { Market = books.Market with { Stock = new(10, 1, 1, 0) } }),
        ["a fee too high"] = ("books' totals", books => books with { Market = books.Market with { Totals = [new("CNY", 1_000, 0, 940, 60)] } }),
        ["a refund that the provider made short"] = ("provider", books => books with { PaidBack = 399 }),
    };

    public static TheoryData<string> Faults => [.. _faults.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Audit_WithAPlantedFault_FailsThatCheck(string fault)
    {
        (string check, Func<BooksSnapshot, BooksSnapshot> plant) = _faults[fault];

        ScenarioReport report = await AuditAsync(plant(_after));

        Assert.Contains(report.Checks, one => !one.Held && one.Name.Contains(check, StringComparison.Ordinal));
        Assert.EndsWith("ledger NOT balanced", report.ClosingLine, StringComparison.Ordinal);
        Assert.False(report.AllChecksHeld);
    }

    [Fact]
    public async Task Audit_WhenAListingSoldMoreThanItsOrders_FailsTheStockCheck()
    {
        ScenarioReport report = await AuditAsync(_after, shop => shop.Sold[ShopOnly.IdOf(_plan.Listings[^1].Draft.Title)] = 7);

        Assert.Contains("expected", Assert.Single(report.Checks, check => !check.Held).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_WhenAStoryEndedOtherwise_FailsThoughTheLedgerBalances()
    {
        ScenarioReport report = await AuditAsync(_after, swapped: true);

        Assert.False(report.AllChecksHeld);
        Assert.EndsWith("ledger balanced", report.ClosingLine, StringComparison.Ordinal);
    }

    private static async Task<ScenarioReport> AuditAsync(BooksSnapshot after, Action<ShopOnly>? plant = null, bool swapped = false)
    {
        using ShopOnly shop = new();
        using HttpClient http = new(shop) { BaseAddress = new Uri("http://market") };
        using MarketClient client = new(http, "audit");
        Market market = new(_plan, client, new ScenarioProgress(0, 0));
        await market.OpenAsync();
        StoryResult sold = new(_released, View("completed", swapped ? "autoConfirmed" : "confirmed", total: 1_000, fee: 50));
        foreach (PlannedLine line in _released.Lines)
        {
            shop.Sold[ShopOnly.IdOf(_plan.Listings[line.Listing].Draft.Title)] = line.Quantity;
        }

        plant?.Invoke(shop);
        return await new ScenarioAudit(market, [sold, new StoryResult(_refunded, View("refunded", "neverShipped", total: 400, fee: 8))]).RunAsync(_before, after);
    }

    private static OrderView View(string state, string outcome, long total, long fee) => new()
    {
        Id = $"ord_{state}", State = state, Outcome = outcome, Goods = new Amount(total), Total = new Amount(total), Fee = new Amount(fee), Held = new Amount(0),
    };

    private static BooksSnapshot Books(long clearing, long sellers, long fees, long captured, long paidBack) => new(
        new ReconciliationView(true, new Dictionary<string, int>(), [new("CNY", clearing, 0, sellers, fees)], [], [], [], new(0, 0, 0, 0)),
        Seller(sellers),
        Seller(sellers),
        captured,
        paidBack);

    private static Dictionary<string, long> Seller(long minor) => new() { [_released.Seller.Name] = minor };
}
