using System.Collections.ObjectModel;
using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Policies;

/// <summary>A category of goods.</summary>
/// <param name="Key">Its key in URLs and requests.</param>
/// <param name="Names">Its name by language (<c>en</c>, <c>zh-CN</c>).</param>
/// <param name="FeeBasisPoints">Our commission on goods sold in it.</param>
/// <param name="QualityStandard">Which set of grading criteria applies.</param>
/// <param name="BondMinimumMinor">What a seller in it puts up to guarantee anything, in minor units of the bonds' currency.</param>
public sealed record Category(string Key, IReadOnlyDictionary<string, string> Names, int FeeBasisPoints, string QualityStandard, long BondMinimumMinor);

/// <summary>Bounds on what a request may carry.</summary>
public sealed record RequestLimits
{
    /// <summary>Lines of one order.</summary>
    public required int OrderLinesMax { get; init; }

    /// <summary>Pieces of one line.</summary>
    public required int LineQuantityMax { get; init; }

    /// <summary>Minor units of one price or freight.</summary>
    public required long PriceMinorMax { get; init; }

    /// <summary>Pieces in stock of one listing.</summary>
    public required int StockMax { get; init; }

    /// <summary>Characters of a title.</summary>
    public required int TitleLengthMax { get; init; }

    /// <summary>Characters of a description.</summary>
    public required int DescriptionLengthMax { get; init; }

    /// <summary>Characters of a buyer's note.</summary>
    public required int NoteLengthMax { get; init; }

    /// <summary>Images of one listing.</summary>
    public required int ImagesMax { get; init; }

    /// <summary>How far ahead goods may be announced for preorder.</summary>
    public required int PreorderDaysMax { get; init; }
}

/// <summary>
/// One version of every deadline, cap and fee. An order carries the version it was placed under and ends under it.
/// Versions are data: one JSON document each, validated when it is loaded.
/// </summary>
public sealed record MarketPolicy
{
    /// <summary>Its name, such as <c>2026-11</c>; later versions sort later.</summary>
    public required string Version { get; init; }

    /// <summary>Currencies that listings may be priced in.</summary>
    public required IReadOnlyList<Currency> Currencies { get; init; }

    /// <summary>Bounds on requests.</summary>
    public required RequestLimits Limits { get; init; }

    /// <summary>How much unpaid business a buyer may have.</summary>
    public required OrderingLimits Ordering { get; init; }

    /// <summary>The clocks, one set for each goods type and delivery mode that exists.</summary>
    public required IReadOnlyList<OrderTerms> Terms { get; init; }

    /// <summary>Bounds on refund requests.</summary>
    public required RefundRules Refunds { get; init; }

    /// <summary>How disputes go.</summary>
    public required DisputeRules Disputes { get; init; }

    /// <summary>The categories.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>Grading criteria: standard, then grade, then language, then the text that buyers are shown.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<QualityGrade, IReadOnlyDictionary<string, string>>> QualityStandards { get; init; }

    /// <summary>Searching and watching listings.</summary>
    public required CatalogueRules Catalogue { get; init; }

    /// <summary>Guarantees, claims and bonds.</summary>
    public required GuaranteeTerms Guarantees { get; init; }

    /// <summary>Payouts to members' banks.</summary>
    public required PayoutTerms Payouts { get; init; }

    /// <summary>Members and their secrets.</summary>
    public required MemberRules Members { get; init; }

    /// <summary>Conversations.</summary>
    public required MessageTerms Messages { get; init; }

    /// <summary>Ratings and credit.</summary>
    public required RatingTerms Ratings { get; init; }

    /// <summary>Offences and penalties.</summary>
    public required OffenceTerms Offences { get; init; }

    /// <summary>What looks like fraud.</summary>
    public required FraudTerms Fraud { get; init; }

    /// <summary>Telling people things.</summary>
    public required NotificationTerms Notifications { get; init; }

    /// <summary>Days that do not count.</summary>
    public required HolidayCalendar Holidays { get; init; }

    /// <summary>The terms for these goods so delivered; null when there is no such combination.</summary>
    public OrderTerms? FindTerms(GoodsType goodsType, DeliveryMode mode) =>
        Terms.FirstOrDefault(terms => terms.GoodsType == goodsType && terms.DeliveryMode == mode);

    /// <summary>The category of this key; null when there is none.</summary>
    public Category? FindCategory(string? key) => Categories.FirstOrDefault(category => category.Key == key);

    /// <summary>What a grade means in a category, by language; nothing for a category that this version no longer has.</summary>
    public IReadOnlyDictionary<string, string> CriteriaOf(string category, QualityGrade grade) =>
        FindCategory(category) is { } found ? QualityStandards[found.QualityStandard][grade] : ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The bond of a seller who sells in these categories: the largest that any asks for; the least there is for one who sells nothing yet.</summary>
    public Money BondMinimum(IEnumerable<string> categories) => new(
        categories.Select(key => FindCategory(key)?.BondMinimumMinor ?? 0).Append(Categories.Min(category => category.BondMinimumMinor)).Max(), Guarantees.BondCurrency);

    /// <summary>A deadline so many hours after <paramref name="fromUtc"/>, past the days that do not count for these goods.</summary>
    public DateTimeOffset Deadline(OrderTerms terms, DateTimeOffset fromUtc, int hours) => Deadline(terms, fromUtc, TimeSpan.FromHours(hours));

    /// <summary>The same for what a paused clock had left.</summary>
    public DateTimeOffset Deadline(OrderTerms terms, DateTimeOffset fromUtc, TimeSpan left) =>
        terms.SkipsHolidays ? Holidays.Add(fromUtc, left) : fromUtc + left;

    /// <summary>What a clock has left, days that do not count left out: <see cref="Deadline(OrderTerms, DateTimeOffset, TimeSpan)"/> undoes it.</summary>
    public TimeSpan Remaining(OrderTerms terms, DateTimeOffset nowUtc, DateTimeOffset dueUtc) =>
        terms.SkipsHolidays ? Holidays.Between(nowUtc, dueUtc) : dueUtc - nowUtc;

    /// <summary>Whether an amount may be a price or a freight of this market.</summary>
    internal bool RequireAmount(FieldErrors errors, Money amount, string field, long minorMin) =>
        errors.Require(Currencies.Contains(amount.Currency), $"{field}.currency", $"must be one of {string.Join(", ", Currencies)}")
        & errors.Require(
            amount.AmountMinor >= minorMin && amount.AmountMinor <= Limits.PriceMinorMax,
            $"{field}.amountMinor",
            $"must be {minorMin} to {Limits.PriceMinorMax} minor units");
}
