using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Credit;

/// <summary>Credit that is kept up to date rating by rating is what all ratings together come to, in whatever order and however often they are told.</summary>
public class CreditProjectionTests
{
    private const int Sellers = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TenThousandRatings_ToldShuffledAndTwice_EqualTheRecomputation(int seed)
    {
        Random random = new(seed);
        (int Seller, RatedTrade Trade)[] ratings = [.. Enumerable.Range(0, 10_000).Select(number => Rating(random, number))];
        Dictionary<int, Dictionary<OrderId, ScoredTrade>> rows = Enumerable.Range(0, Sellers).ToDictionary(seller => seller, _ => new Dictionary<OrderId, ScoredTrade>());
        CreditTotals[] totals = [.. Enumerable.Repeat(CreditTotals.Blank(Some.Policy.Version), Sellers)];
        (int Seller, RatedTrade Trade)[] told = [.. ratings.Concat(ratings.Where(_ => random.Next(4) == 0)).Concat(ratings.Where(_ => random.Next(20) == 0).Select(TakenBack))];
        random.Shuffle(told.AsSpan(0, ratings.Length));
        foreach ((int seller, RatedTrade trade) in told)
        {
            totals[seller] = Tell(rows[seller], totals[seller], trade);
        }

        HashSet<string> reasons = [];
        for (int seller = 0; seller < Sellers; seller++)
        {
            CreditTotals again = CreditScorer.Recompute(rows[seller].Values.Select(row => row.Trade), [], Some.Policy);
            Assert.Equal(Json.Write(again), Json.Write(totals[seller]));
            reasons.UnionWith(again.AsSeller.NotCounted.Keys);
        }

        // What was told last about an order is what stands.
        Assert.Equal(ratings.Length, rows.Values.Sum(known => known.Count));
        Assert.Equal([NotScored.MinAmount, NotScored.PairMonthCap, NotScored.Revoked, NotScored.SameItem, NotScored.SelfDealing], reasons.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Record_WithTradesThatChangeLater_IsTheSumOfWhatTheyAre()
    {
        Random random = new(3);
        Dictionary<OrderId, ClosedTrade> rows = [];
        CreditTotals totals = CreditTotals.Blank(Some.Policy.Version);
        for (int number = 0; number < 2_000; number++)
        {
            OrderId order = OrderId.For(Some.BuyerId, $"{random.Next(900)}");
            ClosedTrade trade = new(order, random.Next(3) == 0, random.Next(5) == 0, random.Next(9) == 0, random.Next(4) == 0 ? null : random.Next(72), random.Next(3) == 0 ? [random.Next(40)] : []);
            totals = (rows.TryGetValue(order, out ClosedTrade? before) ? totals.Remove(before) : totals).Add(trade);
            rows[order] = trade;
        }

        Assert.Equal(Json.Write(CreditScorer.Recompute([], rows.Values, Some.Policy)), Json.Write(totals));
        Assert.Equal(rows.Count, totals.Record.Trades);
        int[] hours = [.. rows.Values.Select(trade => trade.ShipHours).OfType<int>().Order()];
        Assert.Equal(hours[(hours.Length - 1) / 2], TradeRecord.Median(totals.Record.ShipHours));
    }

    // As the store does it: one pair is scored again, and what differs is replaced.
    private static CreditTotals Tell(Dictionary<OrderId, ScoredTrade> rows, CreditTotals totals, RatedTrade trade)
    {
        IEnumerable<RatedTrade> pair = rows.Values.Where(row => row.Trade.By == trade.By && row.Trade.OrderId != trade.OrderId).Select(row => row.Trade).Append(trade);
        foreach (ScoredTrade scored in CreditScorer.ScorePair(pair.ToArray(), Some.Policy))
        {
            totals = (rows.TryGetValue(scored.Trade.OrderId, out ScoredTrade? before) ? totals.Remove(before) : totals).Add(scored);
            rows[scored.Trade.OrderId] = scored;
        }

        return totals;
    }

    private static (int Seller, RatedTrade Trade) TakenBack((int Seller, RatedTrade Trade) rating) => (rating.Seller, rating.Trade with { IsRemoved = true });

    private static (int Seller, RatedTrade Trade) Rating(Random random, int number)
    {
        MemberId buyer = MemberId.For("tenant", $"buyer {random.Next(25)}");
        RatedTrade trade = new(
            OrderId.For(buyer, $"{number}"),
            ActorRole.Seller,
            buyer,
            Some.Monday.AddHours(random.Next(24 * 90)),
            [ListingId.For(Some.SellerId, $"item {random.Next(8)}")],
            Some.Yuan(random.Next(20) == 0 ? 99 : 5_000),
            (RatingScore)Math.Max(0, random.Next(6) - 3),
            random.Next(2) == 0 ? new(random.Next(1, 6), random.Next(1, 6), random.Next(1, 6), random.Next(2) == 0 ? null : random.Next(1, 6)) : null,
            IsSelfDealing: random.Next(50) == 0);
        return (random.Next(Sellers), trade);
    }
}
