using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Ratings;

/// <summary>
/// A side of a completed order says what it thinks of the other (rules.md section 8). Of a trade that was called off or paid back in full there is
/// nothing to say here: it counts in the seller's record instead. Once both have spoken, both are revealed.
/// </summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Score">Good, neutral or bad.</param>
/// <param name="Comment">In words; may be empty.</param>
/// <param name="Shop">A buyer's scores of the shop, if it gives any.</param>
public sealed record GiveRating(Actor Actor, RatingScore Score, string Comment, ShopScores? Shop) : OrderCommand(Actor)
{
    private const int ShopScoreMin = 1;

    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer, ActorRole.Seller];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        RatingTerms terms = context.Policy.Ratings;
        if (order.State != OrderState.Completed)
        {
            return WrongState(order);
        }

        if (order.Ratings?.Of(Actor.Role) is { ByDefault: false })
        {
            return Rejection.Conflict("RATED", "This side has rated the order.");
        }

        DateTimeOffset closes = order.Ratings?.ClosesUtc ?? order.ClosedUtc!.Value.AddDays(terms.RateWithinDays);
        if (order.Ratings?.RevealedUtc is not null || context.NowUtc >= closes)
        {
            return TooLate(closes);
        }

        if (Faults(order, terms) is { } faults)
        {
            return faults;
        }

        RatingGiven given = new(Actor.Role, Score, Comment, Shop, closes);
        return order.Ratings is null ? Accept(given) : Accept(given, new RatingsRevealed());
    }

    private Rejection? Faults(Order order, RatingTerms terms)
    {
        FieldErrors errors = new();
        errors.RequireText(Comment, "comment", 0, terms.TextLengthMax, multiline: true);
        if (Shop is not null && errors.Require(Actor.Role == ActorRole.Buyer, "shop", "is for the buyer to score"))
        {
            Within(errors, Shop.Description, "shop.description", terms);
            Within(errors, Shop.Attitude, "shop.attitude", terms);
            Within(errors, Shop.Dispatch, "shop.dispatch", terms);
            if (Shop.Logistics is { } logistics && errors.Require(order.GoodsType == GoodsType.Physical, "shop.logistics", "is for goods that a carrier brought"))
            {
                Within(errors, logistics, "shop.logistics", terms);
            }
        }

        return errors.ToRejection();
    }

    private static void Within(FieldErrors errors, int score, string field, RatingTerms terms) =>
        errors.Require(score >= ShopScoreMin && score <= terms.ShopScoreMax, field, $"must be {ShopScoreMin} to {terms.ShopScoreMax}");
}
