using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>POST /api/orders/{id}/cancel: either side calls it off (rules.md sections 3 and 4).</summary>
public sealed class CancelOrderFunction(OrderEndpoint orders)
{
    /// <summary>200 with the order; 409 ORDER_STATE, SHIPPING_NOT_OVERDUE.</summary>
    [Function("CancelOrder"), Access(Caller.Member)]
    [Answers(typeof(OrderResponse), "ORDER_STATE", "DISPUTE_OPEN", "SHIPPING_NOT_OVERDUE", "DEADLINE_PASSED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/cancel")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await orders.RunAsync(request, id, actor => new CancelOrder(actor), client, cancellationToken);
}
