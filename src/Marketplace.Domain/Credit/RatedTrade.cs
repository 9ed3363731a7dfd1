using System.Text.Json.Serialization;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;

namespace Marketplace.Domain.Credit;

/// <summary>What of a revealed rating matters to the credit of the member that it is about. <see cref="CreditScorer"/> says what it counts.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Role">What the rated member was in it: seller or buyer. The two have a credit each.</param>
/// <param name="By">Whose rating it is.</param>
/// <param name="PlacedUtc">When the order was placed: months and days are counted by it.</param>
/// <param name="Items">The listings bought.</param>
/// <param name="Total">What the order came to.</param>
/// <param name="Score">What the rating says, as revised.</param>
/// <param name="Shop">A buyer's scores of the shop.</param>
/// <param name="IsRemoved">Whether it was taken back.</param>
/// <param name="IsSelfDealing">Whether the two members are known to be one person.</param>
/// <param name="IsRevoked">Whether it came of an offence that was upheld.</param>
public sealed record RatedTrade(
    OrderId OrderId,
    ActorRole Role,
    MemberId By,
    DateTimeOffset PlacedUtc,
    IReadOnlyList<ListingId> Items,
    Money Total,
    RatingScore Score,
    ShopScores? Shop = null,
    bool IsRemoved = false,
    bool IsSelfDealing = false,
    bool IsRevoked = false)
{
    /// <summary>What the revealed rating by a side of an order is about the other side; null when there is none.</summary>
    public static RatedTrade? Of(Order order, ActorRole by, bool isSelfDealing)
    {
        if (order.Ratings is not { RevealedUtc: not null } ratings || ratings.Of(by) is not { } rating)
        {
            return null;
        }

        (ActorRole role, MemberId giver) = by == ActorRole.Buyer ? (ActorRole.Seller, order.BuyerId) : (ActorRole.Buyer, order.SellerId);
        ListingId[] items = [.. order.Lines.Select(line => line.ListingId)];
        return new(order.Id, role, giver, order.PlacedUtc, items, order.Price.Total, rating.Score, rating.Shop, rating.IsRemoved, isSelfDealing);
    }
}

/// <summary>Why a rating does not count: stable, for programs.</summary>
public static class NotScored
{
    /// <summary>It was taken back, or came of an offence.</summary>
    public const string Revoked = "REVOKED";

    /// <summary>Both members are one person.</summary>
    public const string SelfDealing = "SELF_DEALING";

    /// <summary>The order came to less than a rating needs.</summary>
    public const string MinAmount = "MIN_AMOUNT";

    /// <summary>The same two traded the same item shortly before, with the same score.</summary>
    public const string SameItem = "SAME_ITEM_14D";

    /// <summary>The same two have had their points of the month.</summary>
    public const string PairMonthCap = "PAIR_MONTH_CAP";
}

/// <summary>A rating with what it counts.</summary>
/// <param name="Trade">The rating.</param>
/// <param name="Month">The calendar month that it counts in, as <c>2026-11</c>.</param>
/// <param name="Reason">Why it does not count, one of <see cref="NotScored"/>; null when it does.</param>
/// <param name="CountsForShop">Whether its scores of the shop count.</param>
public sealed record ScoredTrade(RatedTrade Trade, string Month, string? Reason, bool CountsForShop)
{
    /// <summary>Whether it counts.</summary>
    [JsonIgnore]
    public bool IsScored => Reason is null;

    /// <summary>What it counts: 1, 0 or -1.</summary>
    [JsonIgnore]
    public int Points => IsScored ? PointsOf(Trade.Score) : 0;

    internal static int PointsOf(RatingScore score) => score switch
    {
        RatingScore.Good => 1,
        RatingScore.Bad => -1,
        _ => 0,
    };
}
