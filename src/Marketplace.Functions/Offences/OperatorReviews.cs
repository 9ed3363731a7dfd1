using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Offences;

/// <summary>POST and GET /api/operator/reviews, and what operators decide on a case (rules.md section 8).</summary>
public sealed class OperatorReviews(ReviewStore store, ReviewDesk desk, ReviewConsequences consequences, OrderStore orders, PolicyCatalog policies, TimeProvider time)
{
    private delegate Task<Decision<ReviewCase>> Ruling(ReviewCase review, MemberId by, string reasons, OffenceTerms terms, DateTimeOffset nowUtc);

    /// <summary>201 with an open case; 422 VALIDATION_FAILED, also for an order that is not the member's.</summary>
    [Function("OpenReview"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(OpenReviewRequest))]
    [Answers(typeof(ReviewResponse), "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> OpenAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/reviews")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<OpenReviewRequest>> read = await KeyedRequest.ReadAsync<OpenReviewRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<OpenReviewRequest>? asked, out Answer? problem) || !(await CaseOfAsync(asked, cancellationToken)).TryGet(out ReviewCase? review, out problem))
        {
            return problem;
        }

        Answer answer = ReviewResponse.Opened(review);
        return await store.TryWriteAsync(null, review, asked.Key, answer, cancellationToken) ? answer : await store.ReplayAsync(asked.Key, cancellationToken) ?? Problem.Busy();
    }

    /// <summary>200 with a page of the cases in a state, newest first; 400 INVALID_QUERY.</summary>
    [Function("ListReviews"), Access(Caller.Staff, StaffRoles.Operator)]
    [Query("state", "Cases in this state; open ones unless said.", Type = typeof(ReviewState))]
    [Answers(typeof(ListPage<ReviewResponse>))]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/reviews")] HttpRequest request, CancellationToken cancellationToken)
    {
        return PageRequest.State(request, ReviewState.Open).TryGet(out ReviewState wanted, out Answer? problem) && PageRequest.Read(request, ReviewStore.ListOf(wanted)).TryGet(out PageRequest? page, out problem)
            ? (await store.ReadAsync(wanted, page, ReviewResponse.Of, cancellationToken)).ToAnswer(list => Answer.Ok(list))
            : problem;
    }

    /// <summary>200; 404.</summary>
    [Function("GetReview"), Access(Caller.Staff, StaffRoles.Operator)]
    [Answers(typeof(ReviewResponse))]
    public async Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/reviews/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        IdText.TryParse<ReviewId>(id) is { } known && await store.ReadAsync(known, cancellationToken) is { Case: var review } ? ReviewResponse.Answer(review) : Problem.NotFound();

    /// <summary>It is an offence. 200; 403 ARBITER_IS_PARTY; 409 REVIEW_STATE; 422.</summary>
    [Function("UpholdReview"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(DecideReviewRequest))]
    [Answers(typeof(ReviewResponse), "ARBITER_IS_PARTY", "REVIEW_STATE", "VALIDATION_FAILED")]
    public Task<IResult> UpholdAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/reviews/{id}/uphold")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DecideAsync(
            request,
            id,
            async (review, by, reasons, terms, now) => review.Uphold(by, reasons, await consequences.BroughtAsync(review, cancellationToken), terms, now),
            cancellationToken);

    /// <summary>It is none. 200; 403 ARBITER_IS_PARTY; 409 REVIEW_STATE; 422.</summary>
    [Function("DismissReview"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(DecideReviewRequest))]
    [Answers(typeof(ReviewResponse), "ARBITER_IS_PARTY", "REVIEW_STATE", "VALIDATION_FAILED")]
    public Task<IResult> DismissAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/reviews/{id}/dismiss")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DecideAsync(request, id, (review, by, reasons, terms, now) => Task.FromResult(review.Dismiss(by, reasons, terms, now)), cancellationToken);

    /// <summary>The appeal is right: all of it is undone. 200; 403 ARBITER_IS_PARTY, ARBITER_RULED_BEFORE; 409 REVIEW_STATE; 422.</summary>
    [Function("UpholdAppeal"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(DecideReviewRequest))]
    [Answers(typeof(ReviewResponse), "ARBITER_IS_PARTY", "ARBITER_RULED_BEFORE", "REVIEW_STATE", "VALIDATION_FAILED")]
    public Task<IResult> UpholdAppealAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/reviews/{id}/uphold-appeal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DecideAsync(request, id, (review, by, reasons, terms, now) => Task.FromResult(review.DecideAppeal(by, upheld: true, reasons, terms, now)), cancellationToken);

    /// <summary>The appeal is wrong. 200; 403 ARBITER_IS_PARTY, ARBITER_RULED_BEFORE; 409 REVIEW_STATE; 422.</summary>
    [Function("RejectAppeal"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(DecideReviewRequest))]
    [Answers(typeof(ReviewResponse), "ARBITER_IS_PARTY", "ARBITER_RULED_BEFORE", "REVIEW_STATE", "VALIDATION_FAILED")]
    public Task<IResult> RejectAppealAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/reviews/{id}/reject-appeal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DecideAsync(request, id, (review, by, reasons, terms, now) => Task.FromResult(review.DecideAppeal(by, upheld: false, reasons, terms, now)), cancellationToken);

    private async Task<IResult> DecideAsync(HttpRequest request, string id, Ruling decideAsync, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<DecideReviewRequest>> read = await KeyedRequest.ReadAsync<DecideReviewRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<DecideReviewRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        return await desk.ChangeAsync(
            id,
            asked.Key,
            IfMatch.Read(request),
            _ => true,
            (review, terms, now) => decideAsync(review, asked.Caller.Id, asked.Body.Reasons, terms, now),
            ReviewResponse.Answer,
            cancellationToken);
    }

    private async Task<Parsed<ReviewCase>> CaseOfAsync(KeyedRequest<OpenReviewRequest> asked, CancellationToken cancellationToken)
    {
        (OpenReviewRequest body, OffenceTerms terms) = (asked.Body, policies.Current.Offences);
        FieldErrors errors = new();
        MemberId? accused = IdText.TryParse<MemberId>(body.MemberId);
        errors.Require(accused is not null, "memberId", "must be a member's id");
        errors.RequireText(body.Findings, "findings", 1, terms.TextLengthMax, multiline: true);
        if (errors.Require(body.Orders.Count <= terms.OrdersMax, "orders", $"must be at most {terms.OrdersMax}"))
        {
            bool[] known = await Task.WhenAll(body.Orders.Select(async id =>
                IdText.TryParse<OrderId>(id) is { } order && (await orders.ReadAsync(order, cancellationToken))?.Order is { } found && accused is { } member && Actor.PartyOf(found, member) is not null));
            errors.Require(known.All(one => one), "orders", "must be orders of the member");
        }

        return errors.ToRejection() is { } invalid ? Problem.Of(invalid) : new ReviewCase
        {
            Id = ReviewId.For(asked.Caller.Id, asked.Key.Key),
            Accused = accused!.Value,
            Kind = body.Kind,
            Orders = [.. body.Orders.Distinct().Select(OrderId.From)],
            Others = [],
            Findings = body.Findings,
            OpenedBy = asked.Caller.Id,
            OpenedUtc = time.GetUtcNow(),
            PolicyVersion = policies.Current.Version,
        };
    }
}
