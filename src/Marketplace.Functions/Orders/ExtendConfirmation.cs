using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>How much more time.</summary>
/// <param name="Days">Whole days; which are allowed depends on the side and the goods.</param>
public sealed record ExtendConfirmationRequest(int Days);

/// <summary>POST /api/orders/{id}/extend: either side gives the buyer more time to confirm (rules.md section 4).</summary>
public sealed class ExtendConfirmationFunction(OrderEndpoint orders)
{
    /// <summary>200 with the order; 409 EXTENSION_USED_UP, EXTENSION_TOO_EARLY, DEADLINE_PASSED, ORDER_STATE; 422 EXTENSION_DAYS.</summary>
    [Function("ExtendConfirmation"), Access(Caller.Member)]
    [Takes(typeof(ExtendConfirmationRequest))]
    [Answers(typeof(OrderResponse), "ORDER_STATE", "REFUND_OPEN", "DISPUTE_OPEN", "DEADLINE_PASSED", "EXTENSION_USED_UP", "EXTENSION_TOO_EARLY", "EXTENSION_DAYS")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/extend")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.RunAsync<ExtendConfirmationRequest>(request, id, (body, actor) => new ExtendConfirmation(actor, body.Days), cancellationToken);
}
