using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Ratings;

/// <summary>What one side thinks of the trade.</summary>
public enum RatingScore
{
    /// <summary>One point.</summary>
    Good,

    /// <summary>No point.</summary>
    Neutral,

    /// <summary>One point less.</summary>
    Bad,
}

/// <summary>What a buyer thinks of the shop, 1 to 5 each.</summary>
/// <param name="Description">The goods are as they were described.</param>
/// <param name="Attitude">How one was dealt with.</param>
/// <param name="Dispatch">How soon the goods were sent.</param>
/// <param name="Logistics">How they came: the carrier's, no part of the shop's score. Null for goods that no carrier brought, or when not scored.</param>
public sealed record ShopScores(int Description, int Attitude, int Dispatch, int? Logistics = null);

/// <summary>What became of a rating that was revised.</summary>
public enum RatingRevision
{
    /// <summary>It is good now.</summary>
    Good,

    /// <summary>It is taken back: it neither shows nor counts.</summary>
    Removed,
}

/// <summary>One side's rating of the other.</summary>
public sealed record Rating
{
    /// <summary>Whose it is.</summary>
    public required ActorRole By { get; init; }

    /// <summary>What it says, as revised.</summary>
    public required RatingScore Score { get; init; }

    /// <summary>In words; empty when nothing was said.</summary>
    public required string Comment { get; init; }

    /// <summary>A buyer's scores of the shop; null when the buyer gave none, and of a seller.</summary>
    public ShopScores? Shop { get; init; }

    /// <summary>When it was given, or the window closed over a silent side.</summary>
    public required DateTimeOffset GivenUtc { get; init; }

    /// <summary>Whether nobody said it: the other side had said good, and this one nothing.</summary>
    public bool ByDefault { get; init; }

    /// <summary>How it was revised; null when it was not.</summary>
    public RatingRevision? Revision { get; init; }

    /// <summary>What the rated side answered; null when nothing.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsRemoved => Revision == RatingRevision.Removed;
}

/// <summary>What the two sides of a completed order say about each other (rules.md section 8). An order that nobody rates has none.</summary>
public sealed record OrderRatings
{
    /// <summary>The buyer's, of the seller; null before, and for ever when nothing was said or defaulted.</summary>
    public Rating? ByBuyer { get; init; }

    /// <summary>The seller's, of the buyer.</summary>
    public Rating? BySeller { get; init; }

    /// <summary>When the window closes: known from the first rating on.</summary>
    public required DateTimeOffset ClosesUtc { get; init; }

    /// <summary>When each side saw what the other said; null before. The time from which a rating may be revised.</summary>
    public DateTimeOffset? RevealedUtc { get; init; }

    /// <summary>The rating of a side; null when there is none.</summary>
    public Rating? Of(ActorRole by) => by == ActorRole.Buyer ? ByBuyer : BySeller;

    /// <summary>What someone may see: until both are revealed a party only its own, and staff, which is no party, nothing.</summary>
    public Rating? VisibleTo(ActorRole? viewer, ActorRole by) => RevealedUtc is not null || viewer == by ? Of(by) : null;

    internal OrderRatings With(Rating rating) => rating.By == ActorRole.Buyer ? this with { ByBuyer = rating } : this with { BySeller = rating };
}
