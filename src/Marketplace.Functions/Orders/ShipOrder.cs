using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>How it was shipped.</summary>
/// <param name="Carrier">The carrier's key: lower-case letters, digits and hyphens.</param>
/// <param name="TrackingNumber">The carrier's number, or how goods were handed over online.</param>
public sealed record ShipOrderRequest(string Carrier, string TrackingNumber);

/// <summary>POST /api/orders/{id}/ship: the seller has sent the goods.</summary>
public sealed class ShipOrderFunction(OrderEndpoint orders)
{
    /// <summary>200 with the order; 409 ORDER_STATE, DEADLINE_PASSED; 403 WRONG_SIDE.</summary>
    [Function("ShipOrder"), Access(Caller.Member)]
    [Takes(typeof(ShipOrderRequest))]
    [Answers(typeof(OrderResponse), "WRONG_SIDE", "ORDER_STATE", "REFUND_OPEN", "DISPUTE_OPEN", "DEADLINE_PASSED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/ship")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await orders.RunAsync<ShipOrderRequest>(request, id, (body, actor) => new ShipOrder(actor, new Shipment(body.Carrier, body.TrackingNumber)), client, cancellationToken);
}
