using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Ratings;

/// <summary>Whatever the two sides say about each other at whatever time, this holds.</summary>
public class RatingHistoryTests
{
    private static readonly ActorRole[] _sides = [ActorRole.Buyer, ActorRole.Seller];

    private static readonly Arbitrary<List<Step>> _histories = (
        from deed in Gen.Elements(Enum.GetValues<Deed>())
        from side in Gen.Elements(_sides)
        from about in Gen.Elements(_sides)
        from score in Gen.Elements(Enum.GetValues<RatingScore>())
        from hours in Gen.Frequency((4, Gen.Choose(0, 30)), (1, Gen.Choose(30, 800)))
        select new Step(deed, side, about, score, hours)).ListOf().ToArbitrary();

    private enum Deed
    {
        Rate,
        RateAgain,
        Close,
        Revise,
        TakeBack,
        Reply,
    }

    [Fact]
    public void AnyHistory_ShowsNothingOfTheOtherSide_BeforeBothHaveSpokenOrTimeIsUp() => ForAny(scenario =>
    {
        if (scenario.Order.Ratings is not { } ratings)
        {
            return;
        }

        bool bothSpoke = scenario.Records.Count(record => record.Event is RatingGiven) == 2;
        Assert.Equal(bothSpoke || scenario.Records.Any(record => record.Event is RatingsRevealed), ratings.RevealedUtc is not null);
        foreach (ActorRole viewer in _sides)
        {
            ActorRole other = viewer == ActorRole.Buyer ? ActorRole.Seller : ActorRole.Buyer;
            Assert.Equal(ratings.Of(viewer), ratings.VisibleTo(viewer, viewer));
            if (ratings.RevealedUtc is null)
            {
                Assert.Null(ratings.VisibleTo(viewer, other));
            }
        }
    });

    [Fact]
    public void AnyHistory_DefaultsOnlyToGoodAfterGood_AndKeepsWhatWasSaid() => ForAny(scenario =>
    {
        Assert.True(scenario.Records.Count(record => record.Event is RatingsRevealed) <= 1);
        foreach (ActorRole side in _sides)
        {
            ActorRole other = side == ActorRole.Buyer ? ActorRole.Seller : ActorRole.Buyer;
            RatingGiven[] given = [.. scenario.Records.Select(record => record.Event).OfType<RatingGiven>().Where(rating => rating.By == side)];
            Rating? rating = scenario.Order.Ratings?.Of(side);
            Assert.True(given.Length <= 1);
            Assert.Equal(given.Length == 1, rating is { ByDefault: false });
            if (rating is { ByDefault: true })
            {
                RatingGiven cause = scenario.Records.Select(record => record.Event).OfType<RatingGiven>().Single(spoken => spoken.By == other);
                Assert.Equal((RatingScore.Good, RatingScore.Good), (rating.Score, cause.Score));
            }
            else if (rating is not null)
            {
                Assert.Equal(rating.Revision == RatingRevision.Good ? RatingScore.Good : given[0].Score, rating.Score);
                Assert.False(rating.Revision is not null && given[0].Score == RatingScore.Good);
            }
        }
    });

    [Fact]
    public void AnyHistory_ReadBackFromJson_FoldsToTheSameOrder() => Always.Holds(_histories, steps =>
    {
        Scenario scenario = Play(steps).Last();
        Order again = Scenario.In(OrderState.Completed).Order;
        foreach (OrderRecord record in scenario.Records.Skip((int)again.Version))
        {
            again = OrderFold.Apply(again.Id, again, (OrderEvent)Json.Again(record.Event), record.PolicyVersion, record.AtUtc);
        }

        Assert.Equal(Json.Write(scenario.Order), Json.Write(again));
        Assert.Equal(Json.Write(scenario.Order), Json.Write(Json.Again(scenario.Order)));
    });

    [Fact]
    public void ManyHistories_MeetEveryEventOfARating()
    {
        HashSet<string> met = [];
        Always.HoldsForFixedCases(_histories, steps => met.UnionWith(Play(steps).Last().Records.Select(record => record.Event).OfType<RatingEvent>().Select(@event => @event.GetType().Name)));
        Assert.Equal(typeof(RatingEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RatingEvent))).Select(type => type.Name).Order(), met.Order());
    }

    private static void ForAny(Action<Scenario> check) => Always.Holds(_histories, steps =>
    {
        foreach (Scenario scenario in Play(steps))
        {
            check(scenario);
        }
    });

    private static IEnumerable<Scenario> Play(IEnumerable<Step> steps)
    {
        Scenario scenario = Scenario.In(OrderState.Completed);
        yield return scenario;
        foreach (Step step in steps)
        {
            scenario = scenario.After(step.Hours);
            Given.Outcome outcome = scenario.When(step.Command);
            scenario = outcome.Decision.Rejection is null ? outcome.After : scenario;
            yield return scenario;
        }
    }

    private sealed record Step(Deed Deed, ActorRole Side, ActorRole By, RatingScore Score, int Hours)
    {
        public OrderCommand Command => Deed switch
        {
            Deed.Rate or Deed.RateAgain => new GiveRating(Actor, Score, $"{Hours}", null),
            Deed.Close => new CloseRatings(),
            Deed.Revise => new ReviseRating(Actor, By, RatingRevision.Good),
            Deed.TakeBack => new ReviseRating(Actor, By, RatingRevision.Removed),
            _ => new ReplyToRating(Actor, By, "Well."),
        };

        private Actor Actor => Side == ActorRole.Buyer ? Some.Buyer : Some.Seller;
    }
}
