using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>The clocks of an order.</summary>
/// <param name="Items">Every running clock; none when the order has ended.</param>
public sealed record OrderClocksResponse(IReadOnlyList<ClockView> Items);

/// <summary>GET /api/orders/{id}/clocks: whose turn it is, until when, and what happens otherwise.</summary>
public sealed class GetOrderClocks(OrderEndpoint orders, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200 with the running clocks; 404.</summary>
    [Function(nameof(GetOrderClocks)), Access(Caller.Member)]
    [Answers(typeof(OrderClocksResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/clocks")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.ReadAsync(request, id, cancellationToken) is { } order
            ? Answer.Ok(new OrderClocksResponse(OrderClocks.Of(order, policies.Get(order.PolicyVersion), time.GetUtcNow())), Answer.ETagOf(order.Version))
            : Problem.NotFound();
}
