using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Credit;

/// <summary>What counts, by the numbers of policy 2026-11 (rules.md section 8).</summary>
public class CreditScorerTests
{
    private static readonly ListingId _item = ListingId.For(Some.SellerId, "item");
    private static readonly ListingId _other = ListingId.For(Some.SellerId, "other");

    [Theory]
    [InlineData(99, NotScored.MinAmount)]
    [InlineData(100, null)]
    public void Score_OfASmallOrder_DoesNotCount(long totalMinor, string? reason) => Assert.Equal([reason], Reasons(Trade(0) with { Total = Some.Yuan(totalMinor) }));

    [Fact]
    public void Score_OfWhatIsTakenBackOrSaidAboutOneself_DoesNotCount() => Assert.Equal(
        [NotScored.Revoked, NotScored.SelfDealing, null],
        Reasons(Trade(0) with { IsRemoved = true }, Trade(0.1) with { IsSelfDealing = true }, Trade(0.2)));

    [Fact]
    public void Score_OfTheSameItemWithin14Days_CountsOnceUpAndOnceDown() => Assert.Equal(
        [null, NotScored.SameItem, null, NotScored.SameItem, NotScored.SameItem, null, null],
        Reasons(
            Trade(0),
            Trade(1),
            Trade(2, RatingScore.Bad),
            Trade(3, RatingScore.Bad),
            Trade(13.999),
            Trade(14),
            Trade(14.5) with { Items = [_other] }));

    [Fact]
    public void Score_OfAnOrderThatSharesOneItem_IsOfTheSameItem() =>
        Assert.Equal([null, NotScored.SameItem], Reasons(Trade(0) with { Items = [_item, _other] }, Trade(1) with { Items = [_other] }));

    [Fact]
    public void Score_OfAPair_StopsAtSixPointsAMonth_WhicheverWayTheyGo()
    {
        RatedTrade[] seven = [.. Enumerable.Range(0, 7).Select(day => Trade(day, day % 2 == 0 ? RatingScore.Good : RatingScore.Bad) with { Items = [Item(day)] })];
        RatedTrade neutral = Trade(8, RatingScore.Neutral) with { Items = [Item(8)] };
        RatedTrade next = Trade(29) with { Items = [Item(9)] };
        Assert.Equal([null, null, null, null, null, null, NotScored.PairMonthCap, null, null], Reasons([.. seven, neutral, next]));
    }

    [Fact]
    public void Score_CountsTheMonthWhereTheMarketIs()
    {
        // 30 November, 16:00 UTC is 1 December in China.
        DateTimeOffset midnight = new(2026, 11, 30, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal("2026-12", CreditScorer.MonthOf(midnight, Some.Policy));
        Assert.Equal("2026-11", CreditScorer.MonthOf(midnight - Some.Tick, Some.Policy));
    }

    [Fact]
    public void ShopScore_TakesThreeScoringsOfABuyerAMonth_OverSixMonths()
    {
        ShopScores best = new(5, 5, 5, 5);
        ShopScores worst = new(1, 1, 1);
        RatedTrade[] month = [.. Enumerable.Range(0, 4).Select(day => Trade(day) with { Items = [Item(day)], Shop = day < 3 ? best : worst })];
        RoleCredit credit = CreditScorer.Recompute(month, [], Some.Policy).AsSeller;
        Assert.Equal(new ShopSums(3, 15, 15, 15, 3, 15), credit.ShopScoreAt(Some.Monday, Some.Policy));
        Assert.Equal(3, credit.ShopScoreAt(new(2027, 4, 30, 15, 59, 0, TimeSpan.Zero), Some.Policy).Count);
        Assert.Equal(0, credit.ShopScoreAt(new(2027, 4, 30, 16, 0, 0, TimeSpan.Zero), Some.Policy).Count);
        Assert.Equal((3.67m, null), (ShopSums.Mean(11, 3), ShopSums.Mean(0, 0)));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "heart 1")]
    [InlineData(10, "heart 1")]
    [InlineData(11, "heart 2")]
    [InlineData(250, "heart 5")]
    [InlineData(251, "diamond 1")]
    [InlineData(10_000, "diamond 5")]
    [InlineData(10_001, "crown 1")]
    [InlineData(500_000, "crown 5")]
    [InlineData(500_001, "goldCrown 1")]
    [InlineData(10_000_001, "goldCrown 5")]
    [InlineData(-7, null)]
    public void Level_FollowsThePoints(int points, string? expected)
    {
        CreditLevel? level = new RoleCredit { Points = points }.LevelUnder(Some.Policy.Ratings);
        Assert.Equal(expected, level is null ? null : $"{level.Rank} {level.Grade}");
    }

    [Fact]
    public void PositiveRate_IsOfWhatCounts()
    {
        RatedTrade[] three = [Trade(0), Trade(15) with { Items = [_other] }, Trade(16, RatingScore.Bad) with { Items = [Item(3)] }, Trade(17) with { IsRemoved = true }];
        Assert.Equal(6_666, CreditScorer.Recompute(three, [], Some.Policy).AsSeller.PositiveBasisPoints);
        Assert.Null(RoleCredit.Blank.PositiveBasisPoints);
    }

    [Fact]
    public void RatedTrade_OfAnOrder_IsAboutTheOtherSide_OnceRevealed()
    {
        Scenario one = Scenario.In(OrderState.Completed).Given(new GiveRating(Some.Buyer, RatingScore.Good, "", null));
        Assert.Null(RatedTrade.Of(one.Order, ActorRole.Buyer, false));
        Order order = one.Given(new GiveRating(Some.Seller, RatingScore.Bad, "", null)).Order;
        RatedTrade ofSeller = RatedTrade.Of(order, ActorRole.Buyer, false)!;
        RatedTrade ofBuyer = RatedTrade.Of(order, ActorRole.Seller, false)!;
        Assert.Equal((ActorRole.Seller, Some.BuyerId, RatingScore.Good), (ofSeller.Role, ofSeller.By, ofSeller.Score));
        Assert.Equal((ActorRole.Buyer, Some.SellerId, RatingScore.Bad), (ofBuyer.Role, ofBuyer.By, ofBuyer.Score));
    }

    private static IEnumerable<string?> Reasons(params RatedTrade[] trades) => CreditScorer.ScorePair(trades, Some.Policy).Select(trade => trade.Reason);

    private static ListingId Item(int number) => ListingId.For(Some.SellerId, $"item {number}");

    private static RatedTrade Trade(double day, RatingScore score = RatingScore.Good) =>
        new(OrderId.For(Some.BuyerId, $"{day}"), ActorRole.Seller, Some.BuyerId, Some.Monday.AddDays(day), [_item], Some.Yuan(100), score);
}
