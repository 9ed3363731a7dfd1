using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;

namespace Marketplace.Functions.Ratings;

/// <summary>What a rating counts.</summary>
/// <param name="Scored">Whether it counts.</param>
/// <param name="Points">What: 1, 0 or -1.</param>
/// <param name="Reason">Why it does not: REVOKED, SELF_DEALING, MIN_AMOUNT, SAME_ITEM_14D or PAIR_MONTH_CAP.</param>
public sealed record RatingCount(bool Scored, int Points, string? Reason)
{
    internal static RatingCount Of(ScoredTrade trade) => new(trade.IsScored, trade.Points, trade.Reason);
}

/// <summary>One side's rating of the other.</summary>
public sealed record RatingResponse
{
    /// <summary>good, neutral or bad, as revised.</summary>
    public required RatingScore Score { get; init; }

    /// <summary>In words; empty when nothing was said.</summary>
    public required string Comment { get; init; }

    /// <summary>A buyer's scores of the shop.</summary>
    public ShopScores? Shop { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset GivenUtc { get; init; }

    /// <summary>Whether nobody said it: the other side had said good, and this one nothing.</summary>
    public required bool ByDefault { get; init; }

    /// <summary>good or removed, when it was revised.</summary>
    public RatingRevision? Revision { get; init; }

    /// <summary>What the rated side answered.</summary>
    public string? Reply { get; init; }

    /// <summary>What it counts; absent until it is revealed, and in the answer to a command.</summary>
    public RatingCount? Counts { get; init; }

    internal static RatingResponse Of(Rating rating, ScoredTrade? scored = null) => new()
    {
        Score = rating.Score,
        Comment = rating.Comment,
        Shop = rating.Shop,
        GivenUtc = rating.GivenUtc,
        ByDefault = rating.ByDefault,
        Revision = rating.Revision,
        Reply = rating.Reply,
        Counts = scored is null ? null : RatingCount.Of(scored),
    };
}

/// <summary>What the two sides of an order say about each other.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="ClosesUtc">Before when either side may rate; absent while the order is not completed.</param>
/// <param name="RevealedUtc">When each side saw what the other said; absent before, when only one's own is shown.</param>
/// <param name="ByBuyer">The buyer's rating of the seller.</param>
/// <param name="BySeller">The seller's rating of the buyer.</param>
public sealed record OrderRatingsResponse(OrderId OrderId, DateTimeOffset? ClosesUtc, DateTimeOffset? RevealedUtc, RatingResponse? ByBuyer, RatingResponse? BySeller)
{
    /// <summary>What a viewer may see; null is staff, which is no party.</summary>
    internal static OrderRatingsResponse Of(Order order, ActorRole? viewer, DateTimeOffset? closesUtc, ScoredTrade? ofSeller = null, ScoredTrade? ofBuyer = null)
    {
        RatingResponse? Seen(ActorRole by, ScoredTrade? scored) => order.Ratings?.VisibleTo(viewer, by) is { } rating ? RatingResponse.Of(rating, scored) : null;
        return new(order.Id, order.Ratings?.ClosesUtc ?? closesUtc, order.Ratings?.RevealedUtc, Seen(ActorRole.Buyer, ofSeller), Seen(ActorRole.Seller, ofBuyer));
    }
}
