using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Policies;

public class PolicyValidationTests
{
    private static readonly IReadOnlyDictionary<QualityGrade, IReadOnlyDictionary<string, string>> _grades = Some.Policy.QualityStandards["general"];

    private const string End = "an unshipped order must have an end";
    private const string Window = "payment window and auto-confirm must be longer than 0";
    private const string Extensions = "extensions must add time";
    private const string BuyerExtension = "the buyer's extension must be whole days, with a window to ask for it";
    private const string Reminders = "reminders come after shipping and before auto-confirm";
    private const string Clocks = "every clock of a refund request must be longer than 0";
    private const string Returns = "goods that can be sent back, and only they, have clocks for it";
    private const string Negative = "no number may be negative";

    private static readonly (string Fault, Func<OrderTerms, OrderTerms> Change)[] _termsFaults =
    [
        (Window, terms => terms with { PaymentWindowHours = 0 }),
        (Window, terms => terms with { AutoConfirmHours = 0, ConfirmReminderHours = [] }),
        (End, terms => terms with { ShipWithinHours = -1 }),
        (End, terms => terms with { RefundAtShipMultiple = 0 }),
        (Extensions, terms => terms with { SellerExtensionDays = [3, 0] }),
        (Extensions, terms => terms with { BuyerExtensionHours = -24 }),
        (Extensions, terms => terms with { BuyerExtensionWindowHours = -1 }),
        (BuyerExtension, terms => terms with { BuyerExtensionHours = 36 }),
        (BuyerExtension, terms => terms with { BuyerExtensionWindowHours = 0 }),
        (Reminders, terms => terms with { ConfirmReminderHours = [0] }),
        (Reminders, terms => terms with { ConfirmReminderHours = [240] }),
        ("reminders are listed from the earliest to the latest", terms => terms with { ConfirmReminderHours = [24, 72] }),
        (Negative, terms => terms with { PaymentReminderHours = -1 }),
        (Negative, terms => terms with { DeliveredConfirmHours = -1 }),
        (Negative, terms => terms with { SellerExtensionDaysMax = -1 }),
        (Clocks, terms => terms with { RefundAnswerUnshippedHours = 0 }),
        (Clocks, terms => terms with { RefundAnswerNotReceivedHours = 0 }),
        (Clocks, terms => terms with { RefundAnswerHours = 0 }),
        (Clocks, terms => terms with { RefundReviseHours = 0 }),
        (Returns, terms => terms with { ReturnShipHours = 0 }),
        (Returns, terms => terms with { ReturnInspectHours = 0 }),
        (Negative, terms => terms with { LateCompensationMaxMinor = -1 }),
        ("a compensation is 0 to 100 per cent", terms => terms with { LateCompensationBasisPoints = 10_001 }),
    ];

    public static TheoryData<int> TermsFaults() => [.. Enumerable.Range(0, _termsFaults.Length)];

    [Fact]
    public void Policy_ThatShips_HasNoFaults() => Assert.Empty(PolicyValidation.Faults(Some.Policy));

    [Theory]
    [MemberData(nameof(TermsFaults))]
    public void Terms_WithAFault_AreFound(int index)
    {
        (string fault, Func<OrderTerms, OrderTerms> change) = _termsFaults[index];
        MarketPolicy policy = Some.Policy with { Terms = [change(Some.Policy.Terms[0]), .. Some.Policy.Terms.Skip(1)] };
        Assert.Equal([$"Physical/Express: {fault}"], PolicyValidation.Faults(policy));
    }

    [Fact]
    public void Terms_ListedTwice_AreFound() =>
        Finds("Physical/Express: listed twice", Some.Policy with { Terms = [.. Some.Policy.Terms, Some.Policy.Terms[0]] });

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Fee_BeyondTheWhole_IsFound(int basisPoints) =>
        Finds("phones: a fee is 0 to 100 per cent", WithFirstCategory(category => category with { FeeBasisPoints = basisPoints }));

    [Fact]
    public void Guarantees_ThatMakeNoSense_AreFound()
    {
        const string fault = "guarantees: every clock and multiple must be at least 1, and no amount may be negative";
        Finds(fault, Some.Policy with { Guarantees = Some.Policy.Guarantees with { ClaimWithinDays = 0 } });
        Finds(fault, Some.Policy with { Guarantees = Some.Policy.Guarantees with { PlatformAdvanceMaxMinor = -1 } });
        Finds("guarantees: bonds are put up in a currency of this market", Some.Policy with { Guarantees = Some.Policy.Guarantees with { BondCurrency = Currency.Parse("JPY") } });
        Finds("phones: a bond is more than nothing", WithFirstCategory(category => category with { BondMinimumMinor = 0 }));
        Finds("guarantees: the dearest possible claim would overflow", Some.Policy with { Guarantees = Some.Policy.Guarantees with { CounterfeitMultiple = 1_000_000 } });
    }

    [Fact]
    public void Payouts_ThatMakeNoSense_AreFound()
    {
        const string whole = "payouts: every clock must be at least 1, and the least amount at least 1 and not beyond the most";
        const string currencies = "payouts: each currency of this market has its limits, once";
        PayoutTerms terms = Some.Policy.Payouts;
        PayoutLimit[] others = [.. terms.Limits.Skip(1)];
        PayoutLimit first = terms.Limits[0];
        foreach (PayoutTerms faulty in new[]
        {
            terms with { BankAccountWaitHours = 0 }, terms with { ParkedAfterHours = 0 }, terms with { DailyAtUtcHour = 24 }, terms with { WeeklyOn = (DayOfWeek)7 },
            terms with { Limits = [first with { MinMinor = 0 }, .. others] }, terms with { Limits = [first with { MaxMinor = 99 }, .. others] },
        })
        {
            Finds(whole, Some.Policy with { Payouts = faulty });
        }

        Finds(currencies, Some.Policy with { Payouts = terms with { Limits = others } });
        Finds(currencies, Some.Policy with { Payouts = terms with { Limits = [first, first, .. others] } });
    }

    [Fact]
    public void Ratings_ThatMakeNoSense_AreFound()
    {
        const string number = "ratings: each number must be at least 1, and a shop's scores must differ";
        const string levels = "ratings: levels rise, and each rank has one";
        RatingTerms ratings = Some.Policy.Ratings;
        Finds(number, Some.Policy with { Ratings = ratings with { RateWithinDays = 0 } });
        Finds(number, Some.Policy with { Ratings = ratings with { ShopScoreMax = 1 } });
        Finds(number, Some.Policy with { Ratings = ratings with { TotalMinorMin = -1 } });
        Finds(levels, Some.Policy with { Ratings = ratings with { Levels = [] } });
        Finds(levels, Some.Policy with { Ratings = ratings with { Levels = [new("heart", [4, 4])] } });
        Finds(levels, Some.Policy with { Ratings = ratings with { Levels = [new("heart", [4]), new("diamond", [])] } });
    }

    [Fact]
    public void Category_WithoutItsStandard_IsFound()
    {
        const string fault = "phones: its quality standard must describe every grade";
        Finds(fault, WithFirstCategory(category => category with { QualityStandard = "none" }));
        Finds(fault, WithStandard(_grades.Take(3).ToDictionary()));
    }

    [Fact]
    public void Category_WhoseNameOrGradesLackALanguage_IsFound()
    {
        const string fault = "phones: its name and what its grades mean are published in en and zh-CN";
        Dictionary<string, string> english = new() { ["en"] = "Fair." };
        Finds(fault, WithFirstCategory(category => category with { Names = english }));
        Finds(fault, WithStandard(new Dictionary<QualityGrade, IReadOnlyDictionary<string, string>>(_grades) { [QualityGrade.Fair] = english }));
    }

    [Fact]
    public void Category_ListedTwice_IsFound() =>
        Finds("phones: listed twice", Some.Policy with { Categories = [.. Some.Policy.Categories, Some.Policy.Categories[0]] });

    [Fact]
    public void Limits_UnderWhichAnOrderWouldOverflow_AreFound() =>
        Finds("limits: the dearest possible order would overflow", Some.Policy with { Limits = Some.Policy.Limits with { PriceMinorMax = long.MaxValue / 20_000 } });

    [Fact]
    public void Limits_ThatForbidAllTrade_AreFound() =>
        Finds("limits: each must be at least 1", Some.Policy with { Limits = Some.Policy.Limits with { OrderLinesMax = 0 } });

    [Fact]
    public void Cases_WithoutBoundsOrCriteria_AreFound()
    {
        const string bound = "refunds, disputes: each number must be at least 1";
        const string contradiction = "refunds, disputes: bounds contradict each other";
        (RefundRules refunds, DisputeRules disputes) = (Some.Policy.Refunds, Some.Policy.Disputes);
        Finds(bound, Some.Policy with { Refunds = refunds with { RequestsMax = 0 } });
        Finds(bound, Some.Policy with { Refunds = refunds with { RevisionsMax = -1 } });
        Finds(bound, Some.Policy with { Disputes = disputes with { RulingWorkingDays = 0 } });
        Finds(bound, Some.Policy with { Disputes = disputes with { OverdueWorkingDays = 0 } });
        Finds(contradiction, Some.Policy with { Refunds = refunds with { RequestsMax = OrderPart.NumberMax + 1 } });
        Finds(contradiction, Some.Policy with { Disputes = disputes with { ReasonsLengthMin = disputes.TextLengthMax + 1 } });
        Finds("disputes: rulings need criteria", Some.Policy with { Disputes = disputes with { Criteria = new Dictionary<string, IReadOnlyDictionary<string, string>>() } });
        Dictionary<string, IReadOnlyDictionary<string, string>> half = new() { ["shared"] = new Dictionary<string, string> { ["en"] = "Both." } };
        Finds("shared: a criterion is published in en and zh-CN", Some.Policy with { Disputes = disputes with { Criteria = half } });
    }

    [Theory]
    [InlineData(-15)]
    [InlineData(15)]
    public void Holidays_InNoTimeZone_AreFound(int utcOffsetHours) =>
        Finds("holidays: an offset from UTC is -14 to 14 hours", Some.Policy with { Holidays = Some.Policy.Holidays with { UtcOffsetHours = utcOffsetHours } });

    [Fact]
    public void Catalog_OfAFaultyPolicy_SaysEverythingThatIsWrong()
    {
        MarketPolicy faulty = WithFirstCategory(category => category with { FeeBasisPoints = -1 }) with { Version = "2027-01" };
        faulty = faulty with { Terms = [faulty.Terms[0] with { PaymentWindowHours = 0 }] };
        string message = Assert.Throws<InvalidOperationException>(() => new PolicyCatalog([Some.Policy, faulty])).Message;
        Assert.Equal($"2027-01: Physical/Express: {Window}; 2027-01: phones: a fee is 0 to 100 per cent", message);
    }

    [Fact]
    public void Catalog_OfNoneOrOfTwins_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => new PolicyCatalog([]));
        Assert.Throws<InvalidOperationException>(() => new PolicyCatalog([Some.Policy, Some.Policy]));
    }

    private static void Finds(string fault, MarketPolicy policy) => Assert.Equal([fault], PolicyValidation.Faults(policy));

    private static MarketPolicy WithFirstCategory(Func<Category, Category> change) =>
        Some.Policy with { Categories = [change(Some.Policy.Categories[0]), .. Some.Policy.Categories.Skip(1)] };

    private static MarketPolicy WithStandard(IReadOnlyDictionary<QualityGrade, IReadOnlyDictionary<string, string>> grades) =>
        WithFirstCategory(category => category with { QualityStandard = "own" }) with
        {
            QualityStandards = new Dictionary<string, IReadOnlyDictionary<QualityGrade, IReadOnlyDictionary<string, string>>>(Some.Policy.QualityStandards) { ["own"] = grades },
        };
}
