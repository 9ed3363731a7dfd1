namespace Marketplace.Domain.Policies;

/// <summary>A rank of credit with its grades.</summary>
/// <param name="Rank">Its name, such as <c>heart</c>.</param>
/// <param name="PointsMin">What each grade needs, lowest first.</param>
public sealed record CreditRank(string Rank, IReadOnlyList<int> PointsMin);

/// <summary>Every clock, bound and number of ratings and credit (rules.md section 8).</summary>
public sealed record RatingTerms
{
    /// <summary>How long after completion either side may rate.</summary>
    public required int RateWithinDays { get; init; }

    /// <summary>How long after both were revealed a neutral or bad rating may be revised.</summary>
    public required int ReviseWithinDays { get; init; }

    /// <summary>How long a rating is listed; what it counts stays.</summary>
    public required int ListedDays { get; init; }

    /// <summary>Characters of a comment or a reply.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>The best score of a shop; the worst is 1.</summary>
    public required int ShopScoreMax { get; init; }

    /// <summary>What an order must come to for its ratings to count, in minor units of its currency.</summary>
    public required long TotalMinorMin { get; init; }

    /// <summary>Trades of the same two members in the same item so close together count once.</summary>
    public required int SameItemDays { get; init; }

    /// <summary>Points, up or down, that one member's ratings are to another in a calendar month.</summary>
    public required int PairPointsPerMonthMax { get; init; }

    /// <summary>How many calendar months a shop's score looks back, the running one included.</summary>
    public required int ShopScoreMonths { get; init; }

    /// <summary>How many scorings of a shop by one buyer count in a calendar month: the first.</summary>
    public required int PairScoringsPerMonthMax { get; init; }

    /// <summary>The levels of credit, lowest first.</summary>
    public required IReadOnlyList<CreditRank> Levels { get; init; }

    /// <summary>What makes these numbers unfit.</summary>
    internal IEnumerable<string> Faults()
    {
        int[] each = [RateWithinDays, ReviseWithinDays, ListedDays, TextLengthMax, SameItemDays, PairPointsPerMonthMax, ShopScoreMonths, PairScoringsPerMonthMax];
        if (each.Any(number => number < 1) || TotalMinorMin < 0 || ShopScoreMax < 2)
        {
            yield return "ratings: each number must be at least 1, and a shop's scores must differ";
        }

        int[] points = [.. Levels.SelectMany(rank => rank.PointsMin)];
        if (points.Length == 0 || Levels.Any(rank => rank.PointsMin.Count == 0) || points[0] < 1 || points.Zip(points.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            yield return "ratings: levels rise, and each rank has one";
        }
    }
}
