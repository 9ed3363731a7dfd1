using System.Globalization;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;

namespace Marketplace.Domain.Credit;

/// <summary>
/// What ratings count (rules.md section 8): a pure function of the ratings of one member by another, in one role, and of the rules. The order in which they came
/// does not matter; the order in which the trades were placed does.
/// </summary>
public static class CreditScorer
{
    /// <summary>Scores all that one member said about another in one role.</summary>
    public static IReadOnlyList<ScoredTrade> ScorePair(IEnumerable<RatedTrade> ofOnePair, MarketPolicy policy)
    {
        List<ScoredTrade> scored = [];
        Dictionary<string, int> points = new(StringComparer.Ordinal);
        Dictionary<string, int> scorings = new(StringComparer.Ordinal);
        foreach (RatedTrade trade in ofOnePair.OrderBy(trade => trade.PlacedUtc).ThenBy(trade => trade.OrderId.Value, StringComparer.Ordinal))
        {
            string month = MonthOf(trade.PlacedUtc, policy);
            string? barred = ReasonOfItself(trade, policy.Ratings);
            string? reason = barred ?? ReasonAmong(trade, scored, points.GetValueOrDefault(month), policy.Ratings);
            bool countsForShop = barred is null && trade.Shop is not null && scorings.GetValueOrDefault(month) < policy.Ratings.PairScoringsPerMonthMax;
            scored.Add(new(trade, month, reason, countsForShop));
            points[month] = points.GetValueOrDefault(month) + Math.Abs(scored[^1].Points);
            scorings[month] = scorings.GetValueOrDefault(month) + (countsForShop ? 1 : 0);
        }

        return scored;
    }

    /// <summary>Scores everything that was said about a member: the recomputation that the projection must equal.</summary>
    public static CreditTotals Recompute(IEnumerable<RatedTrade> ratings, IEnumerable<ClosedTrade> sold, MarketPolicy policy)
    {
        CreditTotals totals = CreditTotals.Blank(policy.Version);
        totals = ratings.GroupBy(rating => (rating.Role, rating.By))
            .SelectMany(pair => ScorePair(pair, policy))
            .Aggregate(totals, (sum, rating) => sum.Add(rating));
        return sold.Aggregate(totals, (sum, trade) => sum.Add(trade));
    }

    /// <summary>The calendar month of a moment where the market is.</summary>
    public static string MonthOf(DateTimeOffset atUtc, MarketPolicy policy) =>
        atUtc.ToOffset(TimeSpan.FromHours(policy.Holidays.UtcOffsetHours)).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string? ReasonOfItself(RatedTrade trade, RatingTerms terms) =>
        trade.IsRemoved || trade.IsRevoked ? NotScored.Revoked
        : trade.IsSelfDealing ? NotScored.SelfDealing
        : trade.Total.AmountMinor < terms.TotalMinorMin ? NotScored.MinAmount
        : null;

    // Good ones of the same item count once together, and so do bad ones; a good and a bad one take nothing from each other.
    private static string? ReasonAmong(RatedTrade trade, List<ScoredTrade> before, int pointsOfMonth, RatingTerms terms) =>
        before.Any(earlier => earlier.IsScored
            && earlier.Trade.Score == trade.Score
            && trade.PlacedUtc < earlier.Trade.PlacedUtc.AddDays(terms.SameItemDays)
            && earlier.Trade.Items.Intersect(trade.Items).Any()) ? NotScored.SameItem
        : trade.Score != RatingScore.Neutral && pointsOfMonth >= terms.PairPointsPerMonthMax ? NotScored.PairMonthCap
        : null;
}
