using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Credit;

namespace Marketplace.Functions.Tests.Support;

/// <summary>What buyers have said of a seller; put there directly, since how it gets there is others' business.</summary>
internal static class Reputation
{
    private static readonly Money _total = new(12_999, Currency.Parse("CNY"));

    /// <summary>One more buyer who is content.</summary>
    public static RevealedRating Good(MarketFixture market, Member seller, int number) => new(
        seller.Id,
        new RatedTrade(
            OrderId.For(seller.Id, $"rated {number}"), ActorRole.Seller, MemberId.For("buyers", $"{number}"), market.Now, [ListingId.For(seller.Id, $"rated {number}")], _total, RatingScore.Good),
        new Rating { By = ActorRole.Buyer, Score = RatingScore.Good, Comment = "", GivenUtc = market.Now },
        market.Now,
        OrderVersion: 1);

    /// <summary>Gives a seller so many points.</summary>
    public static async Task GiveAsync(MarketFixture market, Member seller, int points)
    {
        for (int number = 0; number < points; number++)
        {
            await market.Get<CreditStore>().CountAsync(Good(market, seller, number), null, default);
        }

        await market.SettleAsync();
    }
}
