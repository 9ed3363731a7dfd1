using Marketplace.Domain.Decisions;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Offences;

public sealed class ReviewCaseTests
{
    private static readonly MemberId _desk = MemberId.For("tenant", "desk");
    private static readonly MemberId _otherDesk = MemberId.For("tenant", "other desk");
    private static readonly OffenceTerms _terms = Some.Policy.Offences;
    private static readonly PointsBrought _brought = new(3, -1);

    private static readonly ReviewCase _open = new()
    {
        Id = ReviewId.For(_desk, "key"),
        Accused = Some.SellerId,
        Kind = OffenceKind.RatingRing,
        Orders = [Some.OrderId],
        Others = [Some.BuyerId],
        Findings = "A circle.",
        OpenedUtc = Some.Monday,
        PolicyVersion = Some.Policy.Version,
    };

    private static ReviewCase Upheld => _open.Uphold(_desk, "As seen.", _brought, _terms, Some.Monday).Value;

    private static ReviewCase Appealed => Upheld.AppealWith("Not so.", _terms, Some.Monday).Value;

    [Fact]
    public void EveryStep_FromEveryState_IsAllowedOnlyWhereItBelongs()
    {
        ReviewCase[] all =
        [
            _open, _open.Dismiss(_desk, "No.", _terms, Some.Monday).Value, Upheld, Appealed,
            Appealed.DecideAppeal(_otherDesk, upheld: false, "No.", _terms, Some.Monday).Value, Appealed.DecideAppeal(_otherDesk, upheld: true, "Yes.", _terms, Some.Monday).Value,
        ];
        Assert.Equal(Enum.GetValues<ReviewState>(), all.Select(review => review.State));
        foreach (ReviewCase review in all)
        {
            Assert.Equal(review.State == ReviewState.Open, Passes(review.Uphold(_otherDesk, "x", _brought, _terms, Some.Monday)));
            Assert.Equal(review.State == ReviewState.Open, Passes(review.Dismiss(_otherDesk, "x", _terms, Some.Monday)));
            Assert.Equal(review.State == ReviewState.Upheld, Passes(review.AppealWith("x", _terms, Some.Monday)));
            Assert.Equal(review.State == ReviewState.Appealed, Passes(review.DecideAppeal(_otherDesk, true, "x", _terms, Some.Monday)));
            Assert.Equal(review.State is ReviewState.Upheld or ReviewState.Appealed or ReviewState.Confirmed, review.ToOffence(_terms) is not null);
        }

        Assert.Equal((3, 0, 12), (Upheld.ToOffence(_terms)!.TakenAsSeller, Upheld.ToOffence(_terms)!.TakenAsBuyer, Upheld.ToOffence(_terms)!.PenaltyPoints));
    }

    [Fact]
    public void Nobody_DecidesOnOnesOwnCase_NorTwiceOnTheSame()
    {
        Assert.Equal("ARBITER_IS_PARTY", _open.Uphold(Some.SellerId, "x", _brought, _terms, Some.Monday).Rejection!.Code);
        Assert.Equal("ARBITER_IS_PARTY", _open.Dismiss(Some.BuyerId, "x", _terms, Some.Monday).Rejection!.Code);
        Assert.Equal("ARBITER_RULED_BEFORE", Appealed.DecideAppeal(_desk, false, "x", _terms, Some.Monday).Rejection!.Code);
        Assert.Equal("VALIDATION_FAILED", _open.Dismiss(_desk, " ", _terms, Some.Monday).Rejection!.Code);
    }

    [Fact]
    public void AnAppeal_IsInTime_OrNot()
    {
        Assert.True(Passes(Upheld.AppealWith("x", _terms, Some.Monday.AddDays(15))));
        Assert.Equal("DEADLINE_PASSED", Upheld.AppealWith("x", _terms, Some.Monday.AddDays(15) + Some.Tick).Rejection!.Code);
    }

    private static bool Passes(Decision<ReviewCase> decision) => decision.Rejection is null;
}
