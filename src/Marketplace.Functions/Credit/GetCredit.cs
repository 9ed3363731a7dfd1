using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Ratings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Credit;

/// <summary>A rating in a member's list. Who gave it, and for which order, is the two sides' own business.</summary>
/// <param name="Score">good, neutral or bad.</param>
/// <param name="Comment">In words; empty when nothing was said.</param>
/// <param name="ByDefault">Whether nobody said it: the other side had said good, and this one nothing.</param>
/// <param name="Shop">A buyer's scores of the shop.</param>
/// <param name="Reply">What the member answered.</param>
/// <param name="RevealedUtc">Since when it shows.</param>
/// <param name="Counts">What it counts, and why it does not.</param>
public sealed record MemberRatingResponse(
    RatingScore Score, string Comment, bool ByDefault, ShopScores? Shop, string? Reply, DateTimeOffset RevealedUtc, RatingCount Counts)
{
    internal static MemberRatingResponse Of(CreditedRating credited)
    {
        Rating rating = credited.Shown.Rating;
        return new(rating.Score, rating.Comment, rating.ByDefault, rating.Shop, rating.Reply, credited.Shown.RevealedUtc, RatingCount.Of(credited.Scored));
    }
}

/// <summary>GET /api/members/{id}/credit and /ratings: what a member's trading partners think of it, and what came of its trades.</summary>
public sealed class GetCredit(CreditStore credit, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200; 404 for what is no member's id.</summary>
    [Function(nameof(GetCredit)), Access(Caller.Anyone)]
    [Answers(typeof(MemberCreditResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/{id}/credit")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<MemberId>(id) is not { } member)
        {
            return Problem.NotFound();
        }

        CreditTotals totals = await credit.ReadAsync(member, cancellationToken);
        return Answer.Ok(MemberCreditResponse.Of(member, totals, policies.Find(totals.RuleVersion) ?? policies.Current, time.GetUtcNow()));
    }

    /// <summary>200 with a page of the ratings of the last 180 days, newest first; 400 INVALID_QUERY; 404 for what is no member's id.</summary>
    [Function("ListMemberRatings"), Access(Caller.Anyone)]
    [Query("role", "As what the member was rated.", "seller", "buyer", Required = true)]
    [Query("score", "Only ratings that say this.", Type = typeof(RatingScore))]
    [Answers(typeof(ListPage<MemberRatingResponse>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/{id}/ratings")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<MemberId>(id) is not { } member)
        {
            return Problem.NotFound();
        }

        (string? roleText, string? scoreText) = (request.Query["role"], request.Query["score"]);
        RatingScore? score = MarketJson.Named<RatingScore>(scoreText);
        if (roleText is not ("seller" or "buyer") || (scoreText is not null && score is null))
        {
            return Problem.Answer(StatusCodes.Status400BadRequest, "INVALID_QUERY", "Send role=seller or role=buyer, and at most one score of good, neutral, bad.");
        }

        string list = $"ratings:{member}:{roleText}:{scoreText}";
        ActorRole role = roleText == "seller" ? ActorRole.Seller : ActorRole.Buyer;
        DateTimeOffset since = time.GetUtcNow().AddDays(-policies.Current.Ratings.ListedDays);
        return PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            ? (await credit.ListAsync(member, role, score, since, list, page, MemberRatingResponse.Of, cancellationToken)).ToAnswer(ratings => Answer.Ok(ratings))
            : problem;
    }
}
