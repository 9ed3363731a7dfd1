using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>The new price.</summary>
/// <param name="Goods">All goods together.</param>
/// <param name="Freight">The freight.</param>
public sealed record RepriceOrderRequest(Money Goods, Money Freight);

/// <summary>POST /api/orders/{id}/reprice: the seller changes an unpaid order's price; the payment window starts anew.</summary>
public sealed class RepriceOrderFunction(OrderEndpoint orders)
{
    /// <summary>200 with the order; 409 ORDER_STATE, DEADLINE_PASSED; 403 WRONG_SIDE; 422 VALIDATION_FAILED.</summary>
    [Function("RepriceOrder"), Access(Caller.Member)]
    [Takes(typeof(RepriceOrderRequest))]
    [Answers(typeof(OrderResponse), "WRONG_SIDE", "ORDER_STATE", "DEADLINE_PASSED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/reprice")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.RunAsync<RepriceOrderRequest>(request, id, (body, actor) => new RepriceOrder(actor, body.Goods, body.Freight), cancellationToken);
}
