using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Ratings;

/// <summary>Ratings after completion, by the numbers of policy 2026-11 (rules.md section 8).</summary>
public class RatingTests
{
    private static readonly ShopScores _shop = new(5, 4, 3, 2);

    private static Scenario Done => Scenario.In(OrderState.Completed);

    private static DateTimeOffset Closes => Done.Order.ClosedUtc!.Value.AddDays(15);

    [Fact]
    public void Rate_ByOneSide_IsSealedUntilTheOtherHasSpoken()
    {
        Scenario one = Done.When(Rate(Some.Buyer, RatingScore.Bad, _shop)).Then(new RatingGiven(ActorRole.Buyer, RatingScore.Bad, "So it was.", _shop, Closes));
        Assert.Equal(((RatingScore?)null, RatingScore.Bad, (RatingScore?)null), (Seen(one, ActorRole.Seller), Seen(one, ActorRole.Buyer), Seen(one, null)));

        Scenario both = one.When(Rate(Some.Seller, RatingScore.Good)).ThenTypes(typeof(RatingGiven), typeof(RatingsRevealed));
        Assert.Equal((RatingScore.Bad, RatingScore.Bad), (Seen(both, ActorRole.Seller), Seen(both, ActorRole.Buyer)));
        Assert.Equal(RatingScore.Good, both.Order.Ratings!.VisibleTo(ActorRole.Buyer, ActorRole.Seller)!.Score);
    }

    [Fact]
    public void Rate_Twice_OrAfterTheWindow_IsRejected()
    {
        Scenario one = Done.Given(Rate(Some.Buyer, RatingScore.Good));
        one.When(Rate(Some.Buyer, RatingScore.Bad)).ThenConflict("RATED");
        one.JustBefore(Closes).When(Rate(Some.Seller, RatingScore.Good)).ThenTypes(typeof(RatingGiven), typeof(RatingsRevealed));
        one.At(Closes).When(Rate(Some.Seller, RatingScore.Good)).ThenConflict("DEADLINE_PASSED");
        one.At(Closes).Given(new CloseRatings()).When(Rate(Some.Seller, RatingScore.Bad)).ThenConflict("DEADLINE_PASSED");
        Done.At(Closes).When(Rate(Some.Buyer, RatingScore.Good)).ThenConflict("DEADLINE_PASSED");
    }

    [Fact]
    public void Rate_OfASplitTrade_IsAllowed_OfARefundedOneNot()
    {
        Scenario split = Scenario.In(Domain.Escrow.EscrowPhase.DisputeRuled).Given(new Domain.Disputes.AcceptRuling(Some.Buyer, Case.Dispute))
            .Given(new Domain.Disputes.AcceptRuling(Some.Seller, Case.Dispute));
        Assert.Equal(OrderOutcome.Ruled, split.Order.Outcome);
        split.When(Rate(Some.Buyer, RatingScore.Neutral)).ThenTypes(typeof(RatingGiven));
        Scenario.In(OrderState.Refunded).When(Rate(Some.Buyer, RatingScore.Bad)).ThenConflict("ORDER_STATE");
    }

    [Theory]
    [InlineData(0, 1, 1, null, "shop.description")]
    [InlineData(1, 6, 1, null, "shop.attitude")]
    [InlineData(1, 5, -1, null, "shop.dispatch")]
    [InlineData(1, 5, 5, 6, "shop.logistics")]
    public void Rate_WithScoresOutOfBounds_IsInvalid(int description, int attitude, int dispatch, int? logistics, string field) =>
        Done.When(Rate(Some.Buyer, RatingScore.Good, new(description, attitude, dispatch, logistics))).ThenInvalidFields(field);

    [Fact]
    public void Rate_WhatASideCannotSay_IsInvalid()
    {
        Done.When(Rate(Some.Seller, RatingScore.Good, _shop)).ThenInvalidFields("shop");
        Done.When(new GiveRating(Some.Buyer, RatingScore.Good, new string('x', 501), null)).ThenInvalidFields("comment");
        Done.When(new GiveRating(Some.Buyer, RatingScore.Good, new string('x', 500), null)).ThenTypes(typeof(RatingGiven));
        Scenario download = Scenario.Shipped(GoodsType.Virtual, DeliveryMode.Online).Given(new ConfirmReceipt(Some.Buyer));
        download.When(Rate(Some.Buyer, RatingScore.Good, _shop)).ThenInvalidFields("shop.logistics");
    }

    [Theory]
    [InlineData(RatingScore.Good, true)]
    [InlineData(RatingScore.Neutral, false)]
    [InlineData(RatingScore.Bad, false)]
    public void Close_OverASilentSide_DefaultsToGoodOnlyAfterGood(RatingScore score, bool defaults)
    {
        Scenario one = Done.Given(Rate(Some.Seller, score));
        one.JustBefore(Closes).When(new CloseRatings()).ThenNothing();
        OrderEvent[] expected = defaults ? [new RatingDefaulted(ActorRole.Buyer), new RatingsRevealed()] : [new RatingsRevealed()];
        Scenario closed = one.At(Closes).When(new CloseRatings()).Then(expected);
        Assert.Equal(defaults ? RatingScore.Good : null, closed.Order.Ratings!.ByBuyer?.Score);
        closed.After(1).When(new CloseRatings()).ThenNothing();
        Done.At(Closes).When(new CloseRatings()).ThenNothing();
    }

    [Fact]
    public void Revise_OnlyNeutralOrBad_Once_InTime_AndByItsGiver()
    {
        Scenario shown = Done.Given(Rate(Some.Buyer, RatingScore.Bad)).Given(Rate(Some.Seller, RatingScore.Good));
        DateTimeOffset end = shown.Order.Ratings!.RevealedUtc!.Value.AddDays(30);
        shown.When(Revise(Some.Seller, ActorRole.Buyer)).ThenRejected(RejectionKind.Forbidden, "WRONG_SIDE");
        shown.When(Revise(Some.Seller, ActorRole.Seller)).ThenConflict("RATING_GOOD");
        shown.At(end).When(Revise(Some.Buyer, ActorRole.Buyer)).ThenConflict("DEADLINE_PASSED");
        Done.Given(Rate(Some.Buyer, RatingScore.Bad)).When(Revise(Some.Buyer, ActorRole.Buyer)).ThenConflict("NOT_RATED");

        Scenario good = shown.JustBefore(end).When(Revise(Some.Buyer, ActorRole.Buyer)).Then(new RatingRevised(ActorRole.Buyer, RatingRevision.Good));
        Assert.Equal(RatingScore.Good, good.Order.Ratings!.ByBuyer!.Score);
        good.When(Revise(Some.Buyer, ActorRole.Buyer)).ThenConflict("RATING_REVISED");

        Scenario removed = shown.Given(new ReviseRating(Some.Buyer, ActorRole.Buyer, RatingRevision.Removed));
        Assert.True(removed.Order.Ratings!.ByBuyer!.IsRemoved);
        removed.When(Revise(Some.Buyer, ActorRole.Buyer)).ThenConflict("RATING_REMOVED");
        removed.When(new ReplyToRating(Some.Seller, ActorRole.Buyer, "Thanks.")).ThenConflict("RATING_REMOVED");
    }

    [Fact]
    public void Reply_IsTheRatedSides_Once()
    {
        Scenario shown = Done.Given(Rate(Some.Buyer, RatingScore.Bad)).At(Closes).Given(new CloseRatings());
        shown.When(new ReplyToRating(Some.Buyer, ActorRole.Buyer, "No.")).ThenRejected(RejectionKind.Forbidden, "WRONG_SIDE");
        shown.When(new ReplyToRating(Some.Buyer, ActorRole.Seller, "No.")).ThenConflict("NOT_RATED");
        shown.When(new ReplyToRating(Some.Seller, ActorRole.Buyer, " ")).ThenInvalidFields("text");
        shown.When(new ReplyToRating(Some.Seller, ActorRole.Buyer, new string('x', 501))).ThenInvalidFields("text");
        Scenario replied = shown.Given(new ReplyToRating(Some.Seller, ActorRole.Buyer, "Sorry."));
        Assert.Equal("Sorry.", replied.Order.Ratings!.ByBuyer!.Reply);
        replied.When(new ReplyToRating(Some.Seller, ActorRole.Buyer, "Sorry again.")).ThenConflict("RATING_REPLIED");
    }

    private static GiveRating Rate(Actor actor, RatingScore score, ShopScores? shop = null) => new(actor, score, "So it was.", shop);

    private static ReviseRating Revise(Actor actor, ActorRole by) => new(actor, by, RatingRevision.Good);

    private static RatingScore? Seen(Scenario scenario, ActorRole? viewer) => scenario.Order.Ratings!.VisibleTo(viewer, ActorRole.Buyer)?.Score;
}
