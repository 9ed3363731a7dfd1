using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Offences;

/// <summary>What stands against the caller, and what it brings.</summary>
/// <param name="PenaltyPoints">Of this calendar year.</param>
/// <param name="Standing">What they have brought.</param>
/// <param name="Offences">What was upheld and what became of it, newest first.</param>
public sealed record MyOffencesResponse(int PenaltyPoints, Standing Standing, IReadOnlyList<MyOffenceResponse> Offences);

/// <summary>GET /api/members/me/offences and POST …/{id}/appeal: what was upheld against the caller, and what the caller says to it.</summary>
public sealed class MyOffences(ReviewStore store, ReviewDesk desk, CreditStore credit, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200. A case that is open, or was dismissed, does not show.</summary>
    [Function("ListMyOffences"), Access(Caller.Member)]
    [Answers(typeof(MyOffencesResponse))]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/offences")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        IReadOnlyList<Offence> upheld = (await credit.ReadAsync(member, cancellationToken)).Offences;
        IReadOnlyList<ReviewCase> cases = await store.ReadAllAsync(member, cancellationToken);
        return Answer.Ok(new MyOffencesResponse(
            Standing.PointsAt(time.GetUtcNow(), upheld, policies.Current),
            Standing.Of(upheld, policies.Current),
            [.. cases.Where(review => review.WasUpheld).Select(Of)]));
    }

    /// <summary>200; 404 for what was not upheld against the caller; 409 REVIEW_STATE, DEADLINE_PASSED; 422.</summary>
    [Function("AppealOffence"), Access(Caller.Member)]
    [Takes(typeof(AppealOffenceRequest))]
    [Answers(typeof(MyOffenceResponse), "REVIEW_STATE", "DEADLINE_PASSED", "VALIDATION_FAILED")]
    public async Task<IResult> AppealAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/offences/{id}/appeal")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<AppealOffenceRequest>> read = await KeyedRequest.ReadAsync<AppealOffenceRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<AppealOffenceRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        return await desk.ChangeAsync(
            id,
            asked.Key,
            IfMatch.Read(request),
            review => review.Accused == asked.Caller.Id && review.WasUpheld,
            (review, terms, now) => Task.FromResult(review.AppealWith(asked.Body.Text, terms, now)),
            review => Answer.Ok(Of(review), Answer.ETagOf(review.Version)),
            cancellationToken);
    }

    private MyOffenceResponse Of(ReviewCase review) => MyOffenceResponse.Of(review, policies.Get(review.PolicyVersion).Offences);
}
