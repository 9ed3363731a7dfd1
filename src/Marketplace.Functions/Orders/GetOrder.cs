using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>GET /api/orders/{id}: an order, for its parties and staff.</summary>
public sealed class GetOrder(OrderEndpoint orders)
{
    /// <summary>200 with the order and its ETag; 404.</summary>
    [Function(nameof(GetOrder)), Access(Caller.Member)]
    [Answers(typeof(OrderResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.ReadAsync(request, id, cancellationToken) is { } order ? OrderResponse.Answer(order) : Problem.NotFound();
}
