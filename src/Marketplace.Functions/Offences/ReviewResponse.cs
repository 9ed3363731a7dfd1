using Marketplace.Domain;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Offences;

/// <summary>A case that an operator opens.</summary>
/// <param name="MemberId">Against whom.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Orders">The orders that show it, up to 100: what they made others say about the member stops counting once it is upheld.</param>
/// <param name="Findings">What was found, for the member and for whoever decides.</param>
public sealed record OpenReviewRequest(string MemberId, OffenceKind Kind, IReadOnlyList<string> Orders, string Findings);

/// <summary>A decision's reasons.</summary>
/// <param name="Reasons">For the member and for whoever looks later.</param>
public sealed record DecideReviewRequest(string Reasons);

/// <summary>What a member says against a decision.</summary>
/// <param name="Text">In one's own words.</param>
public sealed record AppealOffenceRequest(string Text);

/// <summary>A case, as operators see it.</summary>
public sealed record ReviewResponse
{
    /// <summary>Its id.</summary>
    public required ReviewId Id { get; init; }

    /// <summary>How far it has come.</summary>
    public required ReviewState State { get; init; }

    /// <summary>Against whom.</summary>
    public required MemberId Accused { get; init; }

    /// <summary>Of what.</summary>
    public required OffenceKind Kind { get; init; }

    /// <summary>What was found.</summary>
    public required string Findings { get; init; }

    /// <summary>The orders that show it.</summary>
    public required IReadOnlyList<OrderId> Orders { get; init; }

    /// <summary>Others who seem to have a part in it.</summary>
    public required IReadOnlyList<MemberId> Others { get; init; }

    /// <summary>The flagged message that shows it.</summary>
    public FlagId? Flag { get; init; }

    /// <summary>The operator who opened it; absent when the nightly search did.</summary>
    public MemberId? OpenedBy { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedUtc { get; init; }

    /// <summary>The decision.</summary>
    public ReviewDecision? Decision { get; init; }

    /// <summary>What the orders had brought the member when it was upheld: taken away with them, and once more.</summary>
    public PointsBrought? Brought { get; init; }

    /// <summary>The member's appeal.</summary>
    public ReviewAppeal? Appeal { get; init; }

    /// <summary>What another operator decided on it.</summary>
    public ReviewDecision? AppealDecision { get; init; }

    internal static ReviewResponse Of(ReviewCase review) => new()
    {
        Id = review.Id,
        State = review.State,
        Accused = review.Accused,
        Kind = review.Kind,
        Findings = review.Findings,
        Orders = review.Orders,
        Others = review.Others,
        Flag = review.Flag,
        OpenedBy = review.OpenedBy,
        OpenedUtc = review.OpenedUtc,
        Decision = review.Decision,
        Brought = review.Brought,
        Appeal = review.Appeal,
        AppealDecision = review.AppealDecision,
    };

    internal static Answer Opened(ReviewCase review) =>
        Platform.Http.Answer.Created(Of(review), $"/api/operator/reviews/{review.Id}", Platform.Http.Answer.ETagOf(review.Version));

    internal static Answer Answer(ReviewCase review) => Platform.Http.Answer.Ok(Of(review), Platform.Http.Answer.ETagOf(review.Version));
}

/// <summary>An offence, as the member sees it: what was decided and why, not who decided, nor who else is suspected.</summary>
/// <param name="Id">The case's id, for an appeal.</param>
/// <param name="Kind">Of what.</param>
/// <param name="State">upheld, appealed, confirmed or reversed.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Orders">The orders that show it.</param>
/// <param name="UpheldUtc">When it was upheld.</param>
/// <param name="Reasons">Why.</param>
/// <param name="AppealUntilUtc">Until when one may appeal; absent once one has.</param>
/// <param name="AppealReasons">What was said to the appeal.</param>
public sealed record MyOffenceResponse(
    ReviewId Id, OffenceKind Kind, ReviewState State, string Findings, IReadOnlyList<OrderId> Orders, DateTimeOffset UpheldUtc, string Reasons, DateTimeOffset? AppealUntilUtc, string? AppealReasons)
{
    internal static MyOffenceResponse Of(ReviewCase review, OffenceTerms terms) => new(
        review.Id,
        review.Kind,
        review.State,
        review.Findings,
        review.Orders,
        review.Decision!.AtUtc,
        review.Decision.Reasons,
        review.State == ReviewState.Upheld ? review.Decision.AtUtc.AddDays(terms.AppealWithinDays) : null,
        review.AppealDecision?.Reasons);
}
