using System.Text.Json.Serialization;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;

namespace Marketplace.Domain.Fraud;

/// <summary>What the two sides of an order said about each other, as the search for fraud needs it.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">Who bought.</param>
/// <param name="SellerId">Who sold.</param>
/// <param name="ByBuyer">What the buyer said; null when nothing.</param>
/// <param name="BySeller">What the seller said; null when nothing.</param>
/// <param name="PlacedUtc">When the order was placed.</param>
/// <param name="RevealedUtc">When both saw it.</param>
/// <param name="IsSelfDealing">Whether the two were known to be one person.</param>
/// <param name="IsRevised">Whether the buyer made it good, or took it back, later.</param>
public sealed record RatingFact(
    OrderId OrderId,
    MemberId BuyerId,
    MemberId SellerId,
    RatingScore? ByBuyer,
    RatingScore? BySeller,
    DateTimeOffset PlacedUtc,
    DateTimeOffset RevealedUtc,
    bool IsSelfDealing = false,
    bool IsRevised = false)
{
    /// <summary>Whether the buyer said good of its own accord or by default.</summary>
    [JsonIgnore]
    public bool IsGood => ByBuyer == RatingScore.Good;

    /// <summary>What an order's ratings say; null before they show.</summary>
    public static RatingFact? Of(Order order, bool isSelfDealing) => order.Ratings is { RevealedUtc: { } revealed } ratings
        ? new(order.Id, order.BuyerId, order.SellerId, ratings.ByBuyer?.Score, ratings.BySeller?.Score, order.PlacedUtc, revealed, isSelfDealing, ratings.ByBuyer?.Revision is not null)
        : null;
}

/// <summary>An order that its buyer placed and then did not want: left unpaid, called off, or refused once it was shipped.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">Who placed it.</param>
/// <param name="SellerId">Who would have sold.</param>
/// <param name="PlacedUtc">When it was placed.</param>
/// <param name="AtUtc">When it ended.</param>
public sealed record RefusalFact(OrderId OrderId, MemberId BuyerId, MemberId SellerId, DateTimeOffset PlacedUtc, DateTimeOffset AtUtc)
{
    /// <summary>An order that was refused; null for every other.</summary>
    public static RefusalFact? Of(Order order) =>
        order.ClosedUtc is { } closed
        && (order.Outcome is OrderOutcome.Unpaid or OrderOutcome.CancelledByBuyer || (order.Outcome == OrderOutcome.RefundAgreed && order.ShippedUtc is not null))
            ? new(order.Id, order.BuyerId, order.SellerId, order.PlacedUtc, closed)
            : null;
}
