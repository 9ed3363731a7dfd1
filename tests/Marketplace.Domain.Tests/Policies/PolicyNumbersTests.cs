using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Policies;

/// <summary>
/// The numbers of policy 2026-11 as rules.md states them. A published version never changes: open orders live under it.
/// What each number does is tested with the command that uses it.
/// </summary>
public class PolicyNumbersTests
{
    private static readonly Dictionary<(GoodsType, DeliveryMode), OrderTerms> _terms = new()
    {
        [(GoodsType.Physical, DeliveryMode.Express)] = Physical(DeliveryMode.Express, shipWithinHours: 72, autoConfirmHours: 240),
        [(GoodsType.Physical, DeliveryMode.Surface)] = Physical(DeliveryMode.Surface, shipWithinHours: 72, autoConfirmHours: 720),
        [(GoodsType.Physical, DeliveryMode.Lightning)] = Physical(DeliveryMode.Lightning, shipWithinHours: 24, autoConfirmHours: 240),
        [(GoodsType.Virtual, DeliveryMode.Online)] = new()
        {
            GoodsType = GoodsType.Virtual,
            DeliveryMode = DeliveryMode.Online,
            PaymentWindowHours = 1,
            PaymentReminderHours = 12,
            ShipWithinHours = 24,
            RefundAtShipMultiple = 2,
            AutoConfirmHours = 72,
            DeliveredConfirmHours = 0,
            BuyerExtensionHours = 24,
            BuyerExtensionWindowHours = 24,
            SellerExtensionDays = [3, 5, 7, 10],
            SellerExtensionDaysMax = 30,
            ConfirmReminderHours = [24],
            RefundAnswerUnshippedHours = 48,
            RefundAnswerNotReceivedHours = 36,
            RefundAnswerHours = 72,
            RefundReviseHours = 120,
            ReturnShipHours = 0,
            ReturnInspectHours = 0,
            LateCompensationBasisPoints = 0,
            LateCompensationMaxMinor = 0,
            SkipsHolidays = false,
        },
        [(GoodsType.AutoDelivery, DeliveryMode.Auto)] = new()
        {
            GoodsType = GoodsType.AutoDelivery,
            DeliveryMode = DeliveryMode.Auto,
            PaymentWindowHours = 1,
            PaymentReminderHours = 12,
            ShipWithinHours = 0,
            RefundAtShipMultiple = 2,
            AutoConfirmHours = 24,
            DeliveredConfirmHours = 0,
            BuyerExtensionHours = 0,
            BuyerExtensionWindowHours = 0,
            SellerExtensionDays = [],
            SellerExtensionDaysMax = 0,
            ConfirmReminderHours = [],
            RefundAnswerUnshippedHours = 48,
            RefundAnswerNotReceivedHours = 36,
            RefundAnswerHours = 72,
            RefundReviseHours = 120,
            ReturnShipHours = 0,
            ReturnInspectHours = 0,
            LateCompensationBasisPoints = 0,
            LateCompensationMaxMinor = 0,
            SkipsHolidays = false,
        },
    };

    public static TheoryData<GoodsType, DeliveryMode> Combinations()
    {
        TheoryData<GoodsType, DeliveryMode> combinations = [];
        foreach (GoodsType goods in Enum.GetValues<GoodsType>())
        {
            foreach (DeliveryMode mode in Enum.GetValues<DeliveryMode>())
            {
                combinations.Add(goods, mode);
            }
        }

        return combinations;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Terms_AreThoseOfTheRules(GoodsType goods, DeliveryMode mode)
    {
        OrderTerms? actual = Some.Policy.FindTerms(goods, mode);
        Assert.Equal(_terms.GetValueOrDefault((goods, mode)) is { } expected ? Json.Write(expected) : "", actual is null ? "" : Json.Write(actual));
    }

    [Fact]
    public void Limits_AreThoseOfTheRules() => Assert.Equal(
        new RequestLimits
        {
            OrderLinesMax = 20,
            LineQuantityMax = 1_000,
            PriceMinorMax = 1_000_000_000,
            StockMax = 1_000_000,
            TitleLengthMax = 120,
            DescriptionLengthMax = 5_000,
            NoteLengthMax = 500,
            ImagesMax = 10,
            PreorderDaysMax = 90,
        },
        Some.Policy.Limits);

    [Fact]
    public void Refunds_AreThoseOfTheRules() => Assert.Equal(
        new RefundRules { RequestsMax = 5, RevisionsMax = 3, TextLengthMax = 1_000, DocumentsMax = 10 },
        Some.Policy.Refunds);

    [Fact]
    public void Disputes_AreThoseOfTheRules() => Assert.Equal(
        new DisputeRules
        {
            EvidenceHours = 72,
            ReplyHours = 24,
            RulingWorkingDays = 4,
            OverdueWorkingDays = 1,
            AppealHours = 168,
            OffersMax = 20,
            TextLengthMax = 4_000,
            DocumentsMax = 10,
            ReasonsLengthMin = 20,
            Criteria = Some.Policy.Disputes.Criteria,
        },
        Some.Policy.Disputes);

    [Fact]
    public void Criteria_ArePublishedInBothLanguages() => Assert.Equal(
        "notShipped notReceived received notAsDescribed asDescribed damaged counterfeit returnIncomplete noShow shared",
        string.Join(' ', Some.Policy.Disputes.Criteria.Where(criterion => criterion.Value.ContainsKey("en") && criterion.Value.ContainsKey("zh-CN")).Select(criterion => criterion.Key)));

    [Fact]
    public void Fees_ByCategory_AreThoseThatSellersWereTold() => Assert.Equal(
        "phones 200, computers 200, clothing 500, shoes 500, home 400, kitchen 400, books 200, food 200, toys 400, beauty 450, sports 450, pets 400, games 500, software 500, vouchers 100",
        string.Join(", ", Some.Policy.Categories.Select(category => $"{category.Key} {category.FeeBasisPoints}")));

    [Fact]
    public void Categories_HaveNamesInBothLanguages() =>
        Assert.All(Some.Policy.Categories, category => Assert.Equal(["en", "zh-CN"], category.Names.Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void Currencies_AreFour() => Assert.Equal("CNY USD EUR HKD", string.Join(' ', Some.Policy.Currencies));

    [Fact]
    public void Catalog_TakesTheLatestVersionAsCurrentAndKeepsTheOthers()
    {
        MarketPolicy next = Some.Policy with { Version = "2027-01" };
        PolicyCatalog catalog = new([next, Some.Policy]);
        Assert.Equal("2027-01", catalog.Current.Version);
        Assert.Same(Some.Policy, catalog.Get("2026-11"));
        Assert.Throws<InvalidOperationException>(() => catalog.Get("2025-01"));
        Assert.Equal("2026-11", Some.Catalog.Current.Version);
    }

    [Fact]
    public void Guarantees_AreThoseOfTheRules()
    {
        GuaranteeTerms terms = Some.Policy.Guarantees;
        Assert.Equal((15, 72, 7, 30), (terms.ClaimWithinDays, terms.DamageClaimWithinHours, terms.NoReasonReturnWithinDays, terms.RepairClaimWithinDays));
        Assert.Equal((72, 7, 10, 96), (terms.AnswerWithinHours, terms.ShipBackWithinDays, terms.InspectWithinDays, terms.RulingWithinHours));
        Assert.Equal((3, 200_000, 5, 90), (terms.CounterfeitMultiple, terms.PlatformAdvanceMaxMinor, terms.BondTopUpWithinDays, terms.BondReturnAfterDays));
        Assert.Equal(Some.Yuan(100_000), Some.Policy.BondMinimum([]));
        Assert.Equal(Some.Yuan(100_000), Some.Policy.BondMinimum(["books", "no-such-category"]));
        Assert.Equal(Some.Yuan(1_000_000), Some.Policy.BondMinimum(["books", "phones"]));
    }

    [Fact]
    public void Payouts_WaitADayAfterTheBankAccountChanged()
    {
        PayoutTerms terms = Some.Policy.Payouts;
        Assert.Equal((24, 24, 18, DayOfWeek.Monday), (terms.BankAccountWaitHours, terms.ParkedAfterHours, terms.DailyAtUtcHour, terms.WeeklyOn));
        Assert.Equal(new PayoutLimit(Some.Cny, 100, 100_000_000), terms.Find(Some.Cny));
    }

    [Fact]
    public void Ratings_AreThoseOfTheRules()
    {
        RatingTerms terms = Some.Policy.Ratings;
        Assert.Equal((15, 30, 180, 500), (terms.RateWithinDays, terms.ReviseWithinDays, terms.ListedDays, terms.TextLengthMax));
        Assert.Equal((100, 14, 6), (terms.TotalMinorMin, terms.SameItemDays, terms.PairPointsPerMonthMax));
        Assert.Equal((5, 6, 3), (terms.ShopScoreMax, terms.ShopScoreMonths, terms.PairScoringsPerMonthMax));
        Assert.Equal(
            "heart 4 11 41 91 151, diamond 251 501 1001 2001 5001, crown 10001 20001 50001 100001 200001, goldCrown 500001 1000001 2000001 5000001 10000001",
            string.Join(", ", terms.Levels.Select(rank => $"{rank.Rank} {string.Join(' ', rank.PointsMin)}")));
    }

    private static OrderTerms Physical(DeliveryMode mode, int shipWithinHours, int autoConfirmHours) => new()
    {
        GoodsType = GoodsType.Physical,
        DeliveryMode = mode,
        PaymentWindowHours = 24,
        PaymentReminderHours = 12,
        ShipWithinHours = shipWithinHours,
        RefundAtShipMultiple = 2,
        AutoConfirmHours = autoConfirmHours,
        DeliveredConfirmHours = 168,
        BuyerExtensionHours = 72,
        BuyerExtensionWindowHours = 72,
        SellerExtensionDays = [3, 5, 7, 10],
        SellerExtensionDaysMax = 30,
        ConfirmReminderHours = [72, 24],
        RefundAnswerUnshippedHours = 48,
        RefundAnswerNotReceivedHours = 36,
        RefundAnswerHours = 120,
        RefundReviseHours = 120,
        ReturnShipHours = 168,
        ReturnInspectHours = 240,
        LateCompensationBasisPoints = mode == DeliveryMode.Lightning ? 500 : 0,
        LateCompensationMaxMinor = mode == DeliveryMode.Lightning ? 50_000 : 0,
        SkipsHolidays = true,
    };
}
