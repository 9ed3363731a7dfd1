using System.Text.Json.Serialization;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;

namespace Marketplace.Domain.Credit;

/// <summary>A rank and the grade in it.</summary>
/// <param name="Rank">heart, diamond, crown or goldCrown.</param>
/// <param name="Grade">From 1.</param>
public sealed record CreditLevel(string Rank, int Grade);

/// <summary>What a member's counted ratings in one role add up to.</summary>
public sealed record RoleCredit
{
    /// <summary>None.</summary>
    public static RoleCredit Blank { get; } = new();

    /// <summary>Good less bad, of those that count.</summary>
    public int Points { get; init; }

    /// <summary>Good ones that count.</summary>
    public int Good { get; init; }

    /// <summary>Neutral ones that count.</summary>
    public int Neutral { get; init; }

    /// <summary>Bad ones that count.</summary>
    public int Bad { get; init; }

    /// <summary>How many do not count, by reason (<see cref="NotScored"/>).</summary>
    public IReadOnlyDictionary<string, int> NotCounted { get; init; } = new Dictionary<string, int>();

    /// <summary>Scores of the shop that count, by the month in which the order was placed.</summary>
    public IReadOnlyDictionary<string, ShopSums> Shop { get; init; } = new Dictionary<string, ShopSums>();

    /// <summary>The share of good ones among those that count, in basis points; null when none counts.</summary>
    [JsonIgnore]
    public int? PositiveBasisPoints => Good + Neutral + Bad is var all && all > 0 ? (int)((long)Good * Money.BasisPointsWhole / all) : null;

    /// <summary>The level; null below the first.</summary>
    public CreditLevel? LevelUnder(RatingTerms terms) => terms.Levels
        .SelectMany(rank => rank.PointsMin.Select((min, index) => (Min: min, Level: new CreditLevel(rank.Rank, index + 1))))
        .LastOrDefault(step => Points >= step.Min).Level;

    /// <summary>The level's number, counted from the first; 0 below it.</summary>
    public int LevelNumberUnder(RatingTerms terms) => terms.Levels.SelectMany(rank => rank.PointsMin).Count(min => Points >= min);

    /// <summary>The scores of the shop over the months that count now.</summary>
    public ShopSums ShopScoreAt(DateTimeOffset nowUtc, MarketPolicy policy)
    {
        string first = CreditScorer.MonthOf(FirstOfMonth(nowUtc, policy).AddMonths(1 - policy.Ratings.ShopScoreMonths), policy);
        return Shop.Where(month => string.CompareOrdinal(month.Key, first) >= 0).Aggregate(ShopSums.None, (sum, month) => sum.Plus(month.Value, 1));
    }

    internal RoleCredit Plus(ScoredTrade trade, int sign)
    {
        int Count(RatingScore score) => trade.IsScored && trade.Trade.Score == score ? sign : 0;
        return this with
        {
            Points = Points + (sign * trade.Points),
            Good = Good + Count(RatingScore.Good),
            Neutral = Neutral + Count(RatingScore.Neutral),
            Bad = Bad + Count(RatingScore.Bad),
            NotCounted = trade.Reason is { } reason ? Tally.Plus(NotCounted, reason, sign) : NotCounted,
            Shop = trade is { CountsForShop: true, Trade.Shop: { } scores } ? WithShop(trade.Month, ShopSums.Of(scores), sign) : Shop,
        };
    }

    private SortedDictionary<string, ShopSums> WithShop(string month, ShopSums sums, int sign)
    {
        SortedDictionary<string, ShopSums> after = new(Shop.ToDictionary(), StringComparer.Ordinal);
        after[month] = after.GetValueOrDefault(month, ShopSums.None).Plus(sums, sign);
        if (after[month].Count == 0)
        {
            after.Remove(month);
        }

        return after;
    }

    // A month is subtracted where the market is: 1 December there may still be November in UTC.
    private static DateTimeOffset FirstOfMonth(DateTimeOffset nowUtc, MarketPolicy policy)
    {
        DateTimeOffset local = nowUtc.ToOffset(TimeSpan.FromHours(policy.Holidays.UtcOffsetHours));
        return new(local.Year, local.Month, 1, 0, 0, 0, local.Offset);
    }
}

/// <summary>An offence that was upheld against a member.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="UpheldUtc">When.</param>
public sealed record Offence(OffenceKind Kind, DateTimeOffset UpheldUtc)
{
    /// <summary>The case that it was upheld in.</summary>
    public ReviewId? Id { get; init; }

    /// <summary>Orders that made others say what does not count.</summary>
    public IReadOnlyList<OrderId> Orders { get; init; } = [];

    /// <summary>What those ratings had brought as seller: taken away with them, and once more.</summary>
    public int TakenAsSeller { get; init; }

    /// <summary>The same as buyer.</summary>
    public int TakenAsBuyer { get; init; }

    /// <summary>Penalty points.</summary>
    public int PenaltyPoints { get; init; }
}

/// <summary>All that is public about a member's trading, as one row keeps it: every part is the sum over rows of single ratings and trades.</summary>
public sealed record CreditTotals
{
    /// <summary>The policy version whose rules scored the ratings.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>As seller, by buyers.</summary>
    public RoleCredit AsSeller { get; init; } = RoleCredit.Blank;

    /// <summary>As buyer, by sellers.</summary>
    public RoleCredit AsBuyer { get; init; } = RoleCredit.Blank;

    /// <summary>What became of what was sold.</summary>
    public TradeRecord Record { get; init; } = TradeRecord.Blank;

    /// <summary>Offences that were upheld.</summary>
    public IReadOnlyList<Offence> Offences { get; init; } = [];

    /// <summary>The credit in a role, less what offences take away once more.</summary>
    public RoleCredit After(ActorRole role)
    {
        RoleCredit credit = role == ActorRole.Seller ? AsSeller : AsBuyer;
        int taken = Offences.Sum(offence => role == ActorRole.Seller ? offence.TakenAsSeller : offence.TakenAsBuyer);
        return taken == 0 ? credit : credit with { Points = credit.Points - taken };
    }

    /// <summary>Whether what an order made others say about the member was taken away for an offence.</summary>
    public bool IsRevoked(OrderId order) => Offences.Any(offence => offence.Orders.Contains(order));

    /// <summary>Nothing yet.</summary>
    public static CreditTotals Blank(string ruleVersion) => new() { RuleVersion = ruleVersion };

    /// <summary>With one more rating.</summary>
    public CreditTotals Add(ScoredTrade trade) => Plus(trade, 1);

    /// <summary>Without a rating as it was.</summary>
    public CreditTotals Remove(ScoredTrade trade) => Plus(trade, -1);

    /// <summary>With one more trade that was sold.</summary>
    public CreditTotals Add(ClosedTrade trade) => this with { Record = Record.Plus(trade, 1) };

    /// <summary>Without a trade as it was.</summary>
    public CreditTotals Remove(ClosedTrade trade) => this with { Record = Record.Plus(trade, -1) };

    private CreditTotals Plus(ScoredTrade trade, int sign) => trade.Trade.Role == ActorRole.Seller
        ? this with { AsSeller = AsSeller.Plus(trade, sign) }
        : this with { AsBuyer = AsBuyer.Plus(trade, sign) };
}
