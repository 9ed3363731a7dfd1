using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>POST /api/orders/{id}/confirm: the buyer accepts the goods, which releases the escrow.</summary>
public sealed class ConfirmReceiptFunction(OrderEndpoint orders)
{
    /// <summary>200 with the order; 409 ORDER_STATE; 403 WRONG_SIDE.</summary>
    [Function("ConfirmReceipt"), Access(Caller.Member), NeedsPaymentGrant]
    [Answers(typeof(OrderResponse), "WRONG_SIDE", "ORDER_STATE", "REFUND_OPEN", "DISPUTE_OPEN")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/confirm")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await orders.RunAsync(request, id, actor => new ConfirmReceipt(actor), client, cancellationToken);
}
