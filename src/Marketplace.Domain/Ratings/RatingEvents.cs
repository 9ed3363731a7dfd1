using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Ratings;

/// <summary>Something happened to the ratings of an order.</summary>
public abstract record RatingEvent : OrderEvent;

/// <summary>A side has rated the other. Sealed to the other until <see cref="RatingsRevealed"/>; at <paramref name="ClosesUtc"/> the window closes.</summary>
public sealed record RatingGiven(ActorRole By, RatingScore Score, string Comment, ShopScores? Shop, DateTimeOffset ClosesUtc) : RatingEvent;

/// <summary>A side stayed silent while the other said good: it said good too.</summary>
public sealed record RatingDefaulted(ActorRole By) : RatingEvent;

/// <summary>Both have rated, or the window has closed: each side sees what the other said, and it counts.</summary>
public sealed record RatingsRevealed : RatingEvent;

/// <summary>A side has thought better of its neutral or bad rating.</summary>
public sealed record RatingRevised(ActorRole By, RatingRevision To) : RatingEvent;

/// <summary>The side that was rated by <paramref name="By"/> answered.</summary>
public sealed record RatingReplied(ActorRole By, string Text) : RatingEvent;
