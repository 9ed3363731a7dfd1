using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Ratings;

/// <summary>Something that is said about a rating once it is revealed.</summary>
/// <param name="Actor">Who says it.</param>
/// <param name="By">Whose rating it is about.</param>
public abstract record AboutRating(Actor Actor, ActorRole By) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer, ActorRole.Seller];

    /// <summary>Whether it is said by the side whose rating it is.</summary>
    protected abstract bool IsByItsGiver { get; }

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) =>
        Actor.Role == By != IsByItsGiver ? Rejection.Forbidden("WRONG_SIDE", "The other side of the order may do this.")
        : order.Ratings?.RevealedUtc is not { } revealed || order.Ratings.Of(By) is not { } rating
            ? Rejection.Conflict("NOT_RATED", "There is no rating of this side that both sides can see.")
        : rating.IsRemoved ? Rejection.Conflict("RATING_REMOVED", "This rating was taken back.")
        : DecideAbout(rating, revealed, context);

    /// <summary>Decides about a rating that both sides see.</summary>
    protected abstract Decision<IReadOnlyList<OrderEvent>> DecideAbout(Rating rating, DateTimeOffset revealedUtc, DecisionContext context);
}

/// <summary>The side that gave a neutral or bad rating makes it good or takes it back: once, and not for ever.</summary>
/// <param name="Actor">Whose rating it is.</param>
/// <param name="By">The same.</param>
/// <param name="To">What becomes of it.</param>
public sealed record ReviseRating(Actor Actor, ActorRole By, RatingRevision To) : AboutRating(Actor, By)
{
    /// <inheritdoc/>
    protected override bool IsByItsGiver => true;

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAbout(Rating rating, DateTimeOffset revealedUtc, DecisionContext context) =>
        rating.Revision is not null ? Rejection.Conflict("RATING_REVISED", "A rating is revised once.")
        : rating.Score == RatingScore.Good ? Rejection.Conflict("RATING_GOOD", "Only a neutral or bad rating is revised.")
        : revealedUtc.AddDays(context.Policy.Ratings.ReviseWithinDays) is var end && context.NowUtc >= end ? TooLate(end)
        : Accept(new RatingRevised(By, To));
}

/// <summary>The side that was rated answers, once.</summary>
/// <param name="Actor">The other side than <paramref name="By"/>.</param>
/// <param name="By">Whose rating it is.</param>
/// <param name="Text">The answer.</param>
public sealed record ReplyToRating(Actor Actor, ActorRole By, string Text) : AboutRating(Actor, By)
{
    /// <inheritdoc/>
    protected override bool IsByItsGiver => false;

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAbout(Rating rating, DateTimeOffset revealedUtc, DecisionContext context)
    {
        if (rating.Reply is not null)
        {
            return Rejection.Conflict("RATING_REPLIED", "A rating is answered once.");
        }

        FieldErrors errors = new();
        errors.RequireText(Text, "text", 1, context.Policy.Ratings.TextLengthMax, multiline: true);
        return errors.ToRejection() is { } fault ? fault : Accept(new RatingReplied(By, Text));
    }
}
