using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Ratings;

/// <summary>
/// Time has passed: closes the window over a side that stayed silent. Good draws a good with it; neutral and bad never do (rules.md section 8). Does
/// only what is due, so it may be given at any time and any number of times.
/// </summary>
public sealed record CloseRatings() : OrderCommand(Actor.Clock)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Clock];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.Ratings is not { RevealedUtc: null } ratings || context.NowUtc < ratings.ClosesUtc)
        {
            return Accept();
        }

        // Whoever waits for the other has spoken first: the window of an order that nobody rates is never looked at.
        Rating spoken = (ratings.ByBuyer ?? ratings.BySeller)!;
        ActorRole silent = spoken.By == ActorRole.Buyer ? ActorRole.Seller : ActorRole.Buyer;
        return spoken.Score == RatingScore.Good ? Accept(new RatingDefaulted(silent), new RatingsRevealed()) : Accept(new RatingsRevealed());
    }
}
