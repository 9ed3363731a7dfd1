using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Functions.Credit;

/// <summary>How many ratings do not count, and why.</summary>
/// <param name="Reason">REVOKED, SELF_DEALING, MIN_AMOUNT, SAME_ITEM_14D or PAIR_MONTH_CAP.</param>
/// <param name="Ratings">How many.</param>
/// <param name="Meaning">What the reason means, for people.</param>
public sealed record NotCountedResponse(string Reason, int Ratings, string Meaning);

/// <summary>A member's credit in one role.</summary>
/// <param name="Points">Good less bad, of what counts.</param>
/// <param name="Level">heart, diamond, crown or goldCrown, each of grade 1 to 5; absent below the first.</param>
/// <param name="PositiveBasisPoints">The share of good ones among what counts; absent when nothing does.</param>
/// <param name="Good">Good ones that count.</param>
/// <param name="Neutral">Neutral ones that count.</param>
/// <param name="Bad">Bad ones that count.</param>
/// <param name="NotCounted">What does not count, by reason.</param>
public sealed record RoleCreditResponse(
    int Points, CreditLevel? Level, int? PositiveBasisPoints, int Good, int Neutral, int Bad, IReadOnlyList<NotCountedResponse> NotCounted)
{
    internal static RoleCreditResponse Of(RoleCredit credit, MarketPolicy policy) => new(
        credit.Points,
        credit.LevelUnder(policy.Ratings),
        credit.PositiveBasisPoints,
        credit.Good,
        credit.Neutral,
        credit.Bad,
        [.. credit.NotCounted.Select(reason => new NotCountedResponse(reason.Key, reason.Value, Meaning(reason.Key, policy.Ratings)))]);

    private static string Meaning(string reason, RatingTerms terms) => reason switch
    {
        NotScored.Revoked => "It was taken back, or came of an offence.",
        NotScored.SelfDealing => "Both members are one person.",
        NotScored.MinAmount => $"The order came to less than {terms.TotalMinorMin} minor units.",
        NotScored.SameItem => $"The same two traded the same item less than {terms.SameItemDays} days before, and said the same.",
        _ => $"The same two have had their {terms.PairPointsPerMonthMax} points of the calendar month.",
    };
}

/// <summary>What buyers think of a shop, 1 to 5, over the last months.</summary>
/// <param name="Scorings">How many scorings count.</param>
/// <param name="Description">The goods are as described.</param>
/// <param name="Attitude">How one is dealt with.</param>
/// <param name="Dispatch">How soon goods are sent.</param>
/// <param name="Logistics">How they came: the carriers' doing.</param>
public sealed record ShopScoreResponse(int Scorings, decimal? Description, decimal? Attitude, decimal? Dispatch, decimal? Logistics)
{
    internal static ShopScoreResponse Of(ShopSums sums) => new(
        sums.Count,
        ShopSums.Mean(sums.Description, sums.Count),
        ShopSums.Mean(sums.Attitude, sums.Count),
        ShopSums.Mean(sums.Dispatch, sums.Count),
        ShopSums.Mean(sums.Logistics, sums.LogisticsCount));
}

/// <summary>What became of all that a seller sold, called off and paid back included.</summary>
/// <param name="Trades">Orders that were paid and have ended.</param>
/// <param name="RefundedBasisPoints">The share of which money went back.</param>
/// <param name="DisputedBasisPoints">The share that was in dispute.</param>
/// <param name="DisputesLost">How many disputes were ruled for the buyer, wholly or in part.</param>
/// <param name="MedianShipHours">From payment to shipping.</param>
/// <param name="MedianAnswerHours">From a refund request to the answer, silence included.</param>
public sealed record TradeRecordResponse(
    int Trades, int? RefundedBasisPoints, int? DisputedBasisPoints, int DisputesLost, int? MedianShipHours, int? MedianAnswerHours)
{
    internal static TradeRecordResponse Of(TradeRecord record) => new(
        record.Trades,
        record.BasisPoints(record.Refunded),
        record.BasisPoints(record.Disputed),
        record.DisputesLost,
        TradeRecord.Median(record.ShipHours),
        TradeRecord.Median(record.AnswerHours));
}

/// <summary>An offence that was upheld. Points that its ratings had brought are taken away twice over.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="UpheldUtc">When.</param>
/// <param name="PenaltyPoints">What it adds to the calendar year's penalty points.</param>
public sealed record OffenceResponse(OffenceKind Kind, DateTimeOffset UpheldUtc, int PenaltyPoints)
{
    internal static OffenceResponse Of(Offence offence) => new(offence.Kind, offence.UpheldUtc, offence.PenaltyPoints);
}

/// <summary>A member's credit, as anyone sees it; it explains itself.</summary>
public sealed record MemberCreditResponse
{
    /// <summary>Whose.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The policy version whose rules counted: GET /api/policies/{version}.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>As seller, by buyers.</summary>
    public required RoleCreditResponse AsSeller { get; init; }

    /// <summary>As buyer, by sellers.</summary>
    public required RoleCreditResponse AsBuyer { get; init; }

    /// <summary>The shop's scores.</summary>
    public required ShopScoreResponse Shop { get; init; }

    /// <summary>The seller's record.</summary>
    public required TradeRecordResponse Record { get; init; }

    /// <summary>Offences that were upheld.</summary>
    public required IReadOnlyList<OffenceResponse> Offences { get; init; }

    internal static MemberCreditResponse Of(MemberId member, CreditTotals totals, MarketPolicy policy, DateTimeOffset nowUtc) => new()
    {
        MemberId = member,
        RuleVersion = totals.RuleVersion,
        AsSeller = RoleCreditResponse.Of(totals.After(ActorRole.Seller), policy),
        AsBuyer = RoleCreditResponse.Of(totals.After(ActorRole.Buyer), policy),
        Shop = ShopScoreResponse.Of(totals.AsSeller.ShopScoreAt(nowUtc, policy)),
        Record = TradeRecordResponse.Of(totals.Record),
        Offences = [.. totals.Offences.Select(OffenceResponse.Of)],
    };
}
