using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Ratings;

/// <summary>GET /api/orders/{id}/ratings: what both sides say about each other, sealed until both have spoken or the window has closed.</summary>
public sealed class GetOrderRatings(OrderEndpoint orders, CreditStore credit, PolicyCatalog policies)
{
    /// <summary>200 with one's own rating, and the other side's once it is revealed; each then says whether it counts, and why not; 404.</summary>
    [Function(nameof(GetOrderRatings)), Access(Caller.Member)]
    [Answers(typeof(OrderRatingsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/ratings")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await orders.ReadAsync(request, id, cancellationToken) is not { } order)
        {
            return Problem.NotFound();
        }

        DateTimeOffset? closes = order is { State: OrderState.Completed, ClosedUtc: { } closed }
            ? closed.AddDays(policies.Get(order.PolicyVersion).Ratings.RateWithinDays)
            : null;
        ActorRole? viewer = Actor.PartyOf(order, CurrentMember.Get(request.HttpContext).Id)?.Role;
        ScoredTrade?[] scored = await Task.WhenAll(FindAsync(order, ActorRole.Buyer, cancellationToken), FindAsync(order, ActorRole.Seller, cancellationToken));
        return Answer.Ok(OrderRatingsResponse.Of(order, viewer, closes, scored[0], scored[1]), Answer.ETagOf(order.Version));
    }

    private async Task<ScoredTrade?> FindAsync(Order order, ActorRole by, CancellationToken cancellationToken) =>
        RevealedRating.Of(order, by, false) is { } rating ? await credit.FindAsync(rating, cancellationToken) : null;
}
