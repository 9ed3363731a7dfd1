using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Ratings;

/// <summary>A rating (rules.md section 8).</summary>
/// <param name="Score">good, neutral or bad.</param>
/// <param name="Comment">At most 500 characters.</param>
/// <param name="Shop">For the buyer: description, attitude and dispatch of the shop, 1 to 5 each, and logistics of the carrier.</param>
public sealed record RateOrderRequest(RatingScore Score, string? Comment = null, ShopScores? Shop = null);

/// <summary>What becomes of a rating.</summary>
/// <param name="To">good, or removed.</param>
public sealed record ReviseRatingRequest(RatingRevision To);

/// <summary>The rated side's answer.</summary>
/// <param name="Text">1 to 500 characters.</param>
public sealed record ReplyToRatingRequest(string Text);

/// <summary>POST /api/orders/{id}/ratings, and what is said about a rating: its giver revises it, the other side replies.</summary>
public sealed class RateOrder(OrderEndpoint orders)
{
    /// <summary>
    /// 201 with what the caller may see: its own rating, and the other side's once both have rated; 409 ORDER_STATE, RATED, DEADLINE_PASSED;
    /// 422 VALIDATION_FAILED.
    /// </summary>
    [Function("RateOrder"), Access(Caller.Member)]
    [Takes(typeof(RateOrderRequest))]
    [Answers(typeof(OrderRatingsResponse), "ORDER_STATE", "RATED", "DEADLINE_PASSED", "WRONG_SIDE", "VALIDATION_FAILED", Status = 201)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/ratings")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.RunAsync<RateOrderRequest>(
            request,
            id,
            (body, actor) => new GiveRating(actor, body.Score, body.Comment ?? "", body.Shop),
            order => Answer.Created(SeenBy(request, order), $"/api/orders/{order.Id}/ratings", Answer.ETagOf(order.Version)),
            cancellationToken);

    /// <summary>200; 409 NOT_RATED, RATING_GOOD, RATING_REVISED, RATING_REMOVED, DEADLINE_PASSED; 403 WRONG_SIDE. <c>side</c> is whose rating it is: buyer or seller.</summary>
    [Function("ReviseRating"), Access(Caller.Member)]
    [Takes(typeof(ReviseRatingRequest))]
    [Answers(typeof(OrderRatingsResponse), "NOT_RATED", "RATING_GOOD", "RATING_REVISED", "RATING_REMOVED", "DEADLINE_PASSED", "WRONG_SIDE")]
    public async Task<IResult> ReviseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/ratings/{side}/revision")] HttpRequest request, string id, string side, CancellationToken cancellationToken) =>
        SideOf(side) is { } by
            ? await orders.RunAsync<ReviseRatingRequest>(request, id, (body, actor) => new ReviseRating(actor, by, body.To), order => Render(request, order), cancellationToken)
            : Problem.NotFound();

    /// <summary>200; 409 NOT_RATED, RATING_REPLIED, RATING_REMOVED; 403 WRONG_SIDE; 422 VALIDATION_FAILED. <c>side</c> is whose rating is answered.</summary>
    [Function("ReplyToRating"), Access(Caller.Member)]
    [Takes(typeof(ReplyToRatingRequest))]
    [Answers(typeof(OrderRatingsResponse), "NOT_RATED", "RATING_REPLIED", "RATING_REMOVED", "WRONG_SIDE", "VALIDATION_FAILED")]
    public async Task<IResult> ReplyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/ratings/{side}/reply")] HttpRequest request, string id, string side, CancellationToken cancellationToken) =>
        SideOf(side) is { } by
            ? await orders.RunAsync<ReplyToRatingRequest>(request, id, (body, actor) => new ReplyToRating(actor, by, body.Text), order => Render(request, order), cancellationToken)
            : Problem.NotFound();

    private static ActorRole? SideOf(string side) => side switch
    {
        "buyer" => ActorRole.Buyer,
        "seller" => ActorRole.Seller,
        _ => null,
    };

    private static Answer Render(HttpRequest request, Order order) => Answer.Ok(SeenBy(request, order), Answer.ETagOf(order.Version));

    private static OrderRatingsResponse SeenBy(HttpRequest request, Order order) =>
        OrderRatingsResponse.Of(order, Actor.PartyOf(order, CurrentMember.Get(request.HttpContext).Id)!.Role, null);
}
