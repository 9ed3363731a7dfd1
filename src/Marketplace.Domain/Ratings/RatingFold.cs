using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Ratings;

/// <summary>How events of ratings change their order. Total and free of decisions.</summary>
internal static class RatingFold
{
    public static Order Apply(Order order, RatingEvent @event, DateTimeOffset atUtc) => @event switch
    {
        RatingGiven e => With(
            order with { Ratings = order.Ratings ?? new() { ClosesUtc = e.ClosesUtc } },
            new() { By = e.By, Score = e.Score, Comment = e.Comment, Shop = e.Shop, GivenUtc = atUtc }),
        RatingDefaulted e => With(order, new() { By = e.By, Score = RatingScore.Good, Comment = "", GivenUtc = atUtc, ByDefault = true }),
        RatingsRevealed => order with { Ratings = order.Ratings! with { RevealedUtc = atUtc } },
        RatingRevised { To: RatingRevision.Good } e => Change(order, e.By, rating => rating with { Score = RatingScore.Good, Revision = RatingRevision.Good }),
        RatingRevised e => Change(order, e.By, rating => rating with { Revision = e.To }),
        RatingReplied e => Change(order, e.By, rating => rating with { Reply = e.Text }),
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a rating."),
    };

    private static Order With(Order order, Rating rating) => order with { Ratings = order.Ratings!.With(rating) };

    private static Order Change(Order order, ActorRole by, Func<Rating, Rating> change) => With(order, change(order.Ratings!.Of(by)!));
}
