using Marketplace.LocalHost.Catalogue;
using Marketplace.LocalHost.Scenario;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Scenario;

public sealed class ScenarioAuditTests
{
    private static readonly ScenarioPlan _plan = ScenarioPlan.Create(orders: 200, seed: 3);
    private static readonly PlannedOrder _released = _plan.Orders.First(order => order.Behaviour == Behaviour.Counterfeit);
    private static readonly PlannedOrder _refunded = _plan.Orders.First(order => order.Behaviour is Behaviour.NeverShipped);
    private static readonly PlannedOrder _split = _plan.Orders.First(order => order.Behaviour == Behaviour.RulingFinal);
    private static readonly BooksSnapshot _before = Books(clearing: 0, sellers: 0, fees: 0, captured: 0, paidBack: 0, compensated: 0);
    private static readonly BooksSnapshot _after = Books(clearing: 300, sellers: -2_805, fees: 65, captured: 1_900, paidBack: 1_600, compensated: 3_040, advanced: 30);

    [Fact]
    public async Task Audit_WhenAllBooksAgree_HoldsAndSaysSoInTheClosingLine()
    {
        ScenarioReport report = await AuditAsync(_after);

        Assert.Equal([], report.Checks.Where(check => !check.Held).Select(check => $"{check.Name}: {check.Fault}"));
        Assert.Equal(new MoneyTotals(In: 1_900, Released: 1_235, Fees: 65, Refunded: 600, Held: 0, Compensated: 40, ClaimedBack: 1_000, OnTop: 3_000, ChargedBack: 0), report.Money);
        Assert.Equal("demo: 3 orders · 1 released (0 by auto-release) · 1 split · 1 refunded · 0 cancelled · ledger balanced", report.ClosingLine);
    }

    private static readonly Dictionary<string, (string Check, Func<BooksSnapshot, BooksSnapshot> Plant)> _faults = new(StringComparer.Ordinal)
    {
        ["an unbalanced entry"] = ("postings", books => books with { Market = books.Market with { Unbalanced = ["ord_1/journal:1"] } }),
        ["books that do not sum to zero"] = ("postings", books => books with { Market = books.Market with { Totals = [new("CNY", 300, 0, -2_804, 65, 3_040)] } }),
        ["an escrow off its journal"] = ("held", books => books with { Market = books.Market with { EscrowDifferences = [new("escrow:ord_1", 1, 2)] } }),
        ["a balance off its journal"] = ("sellers", books => books with { Market = books.Market with { BalanceDifferences = [new("seller:1:available", 1, 2)] } }),
        ["a balance off its orders"] = ("sellers", books => books with { SellerBalances = Sellers(779), SellerEntries = Sellers(779) }),
        ["a balance off its entries"] = ("sellers", books => books with { SellerEntries = Sellers(779) }),
        ["a hold that no listing counts"] = ("stock", books => books with { Market = books.Market with { Stock = new(10, 1, 1, 0) } }),
        ["a fee too high"] = ("books' totals", books => books with { Market = books.Market with { Totals = [new("CNY", 300, 0, -2_815, 75, 3_040)] } }),
        ["a compensation that nobody owes"] = ("books' totals", books => books with { Market = books.Market with { Totals = [new("CNY", 300, 0, 235, 65)] } }),
        ["a buyer without the compensation"] = ("buyers", books => books with { BuyerBalances = Buyers(3_039) }),
        ["an advance before the bond was used up"] = ("in this order", books => books with { OwingOutOfOrder = ["a seller"] }),
        ["a chargeback that no order knows"] = ("provider", books => books with { Provider = books.Provider with { ChargedBack = 1 } }),
        ["money paid out that nobody asked for"] = ("provider", books => books with { Provider = books.Provider with { PaidOut = 1 } }),
        ["a refund that the provider made short"] = ("provider", books => books with { Provider = books.Provider with { PaidBack = 1_599 } }),
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

    private static readonly Dictionary<string, (string Check, Func<CaseView, CaseView> Plant)> _spoilt = new(StringComparer.Ordinal)
    {
        ["a fen that went nowhere"] = ("to the last fen", file => file with { History = History(500, toBuyer: 200, toSeller: 284, fee: 15) }),
        ["a fee beyond its share"] = ("to the last fen", file => file with { History = History(500, toBuyer: 200, toSeller: 284, fee: 16) }),
        ["a history that was changed"] = ("as they were written", file => file with { ChainIntact = false }),
        ["a statement that was changed"] = ("as they were written", file => file with { Statements = [new(HashMatches: false)] }),
    };

    public static TheoryData<string> Spoilt => [.. _spoilt.Keys];

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task Audit_WithASpoiltCase_FailsThatCheck(string fault)
    {
        (string check, Func<CaseView, CaseView> plant) = _spoilt[fault];

        ScenarioReport report = await AuditAsync(_after, spoil: plant);

        Assert.Contains(report.Checks, one => !one.Held && one.Name.Contains(check, StringComparison.Ordinal));
    }

    [Fact]
    public void Trail_OfAReleaseThatWasChargedBack_SaysWhatTheSellerOwes()
    {
        MoneyTrail trail = MoneyTrail.Of([.. History(100, toBuyer: 0, toSeller: 95, fee: 5), new("ReleaseChargedBack", new(Taken: new Amount(100)))]);

        Assert.Equal((100, 0, 100), (trail.ChargedBack, trail.Credited, trail.Owed));
    }

    private static readonly Dictionary<string, Func<CaseView, CaseView>> _otherEnds = new(StringComparer.Ordinal)
    {
        ["settled"] = file => file with { Order = file.Order with { Outcome = "settled" } },
        ["accepted"] = file => file with { Dispute = file.Dispute! with { End = "rulingAccepted" } },
        ["withdrawn"] = file => file with { RefundRequest = file.RefundRequest! with { End = "withdrawn" } },
        ["another share"] = file => file with { History = History(500, toBuyer: 199, toSeller: 286, fee: 15) },
    };

    public static TheoryData<string> OtherEnds => [.. _otherEnds.Keys];

    [Theory]
    [MemberData(nameof(OtherEnds))]
    public async Task Audit_WhenAStoryEndedOtherwise_FailsThatCheck(string end)
    {
        ScenarioReport report = await AuditAsync(_after, spoil: _otherEnds[end]);

        Assert.Contains(report.Checks, one => !one.Held && !one.IsOfLedger);
        Assert.False(report.AllChecksHeld);
    }

    [Fact]
    public async Task Audit_WhenAStoryEndedOtherwise_FailsThoughTheLedgerBalances()
    {
        ScenarioReport report = await AuditAsync(_after, spoil: _otherEnds["settled"]);

        Assert.False(report.AllChecksHeld);
        Assert.EndsWith("ledger balanced", report.ClosingLine, StringComparison.Ordinal);
    }

    private static async Task<ScenarioReport> AuditAsync(BooksSnapshot after, Action<ShopOnly>? plant = null, Func<CaseView, CaseView>? spoil = null)
    {
        using ShopOnly shop = new();
        using HttpClient http = new(shop) { BaseAddress = new Uri("http://market") };
        using MarketClient client = new(http, "audit");
        Market market = new(_plan, client, new ScenarioProgress(0, 0));
        await market.OpenAsync();
        foreach (PlannedLine line in _released.Lines.Concat(_split.Lines))
        {
            string id = ShopOnly.IdOf(_plan.Listings[line.Listing].Draft.Title);
            shop.Sold[id] = shop.Sold.GetValueOrDefault(id) + line.Quantity;
        }

        plant?.Invoke(shop);
        CaseView split = Case("completed", "ruled", fee: 25, History(500, toBuyer: 200, toSeller: 285, fee: 15)) with
        {
            RefundRequest = new("rfd_1", "closed", "disputed"),
            Dispute = new("dsp_1", "closed", "rulingFinal"),
        };
        StoryResult[] results =
        [
            new(_released, Case("completed", "confirmed", fee: 50, [.. History(1_000, toBuyer: 0, toSeller: 950, fee: 50), .. Owed()])),
            new(_refunded, Case("refunded", "neverShipped", fee: 8, History(400, toBuyer: 400, toSeller: 0, fee: 0))),
            new(_split, spoil?.Invoke(split) ?? split),
        ];
        return await new ScenarioAudit(market, results).RunAsync(_before, after);
    }

    private static CaseView Case(string state, string outcome, long fee, HistoryView[] history)
    {
        Amount total = history[0].Data.Amount!;
        OrderView order = new()
        {
            Id = $"ord_{outcome}", State = state, Outcome = outcome, Goods = total, Total = total, Fee = new Amount(fee), Held = new Amount(0),
        };
        return new CaseView(order, history, [], ChainIntact: true);
    }

    private static HistoryView[] History(long paid, long toBuyer, long toSeller, long fee) =>
    [
        new("PaymentCaptured", new(new Amount(paid))),
        new("EscrowPartlyRefunded", new(new Amount(toBuyer))),
        new("EscrowReleased", new(SellerCredit: new Amount(toSeller), Fee: new Amount(fee))),
    ];

    // What the seller had to pay besides: for lateness and for a counterfeit.
    private static HistoryView[] Owed() =>
    [
        new("LatenessCompensated", new(new Amount(40))),
        new("ClaimUpheld", new(By: "arbiter", Refund: new Amount(1_000), Compensation: new Amount(3_000))),
    ];

    private static BooksSnapshot Books(long clearing, long sellers, long fees, long captured, long paidBack, long compensated, long advanced = 0) => new(
        new ReconciliationView(true, new Dictionary<string, int>(), [new("CNY", clearing, 0, sellers + advanced, fees, compensated, -advanced)], [], [], [], new(0, 0, 0, 0)),
        Sellers(sellers),
        Sellers(sellers),
        new ProviderTotals(captured, paidBack, ChargedBack: 0))
    {
        BuyerBalances = Buyers(compensated),
    };

    private static Dictionary<string, long> Buyers(long minor) => new() { [_released.Buyer] = minor };

    private static Dictionary<string, long> Sellers(long minor)
    {
        long ofSplit = minor == 0 ? 0 : 285;
        Dictionary<string, long> balances = new() { [_released.Seller.Name] = minor - ofSplit };
        balances[_split.Seller.Name] = balances.GetValueOrDefault(_split.Seller.Name) + ofSplit;
        return balances;
    }
}
