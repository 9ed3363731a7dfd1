using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>POST /api/refund-requests/{id}/withdraw: the buyer takes the request back; the order goes on with the time that it had left.</summary>
public sealed class WithdrawRefundFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("WithdrawRefund"), Access(Caller.Member)]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/withdraw")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, RefundRequestResponse.Part, (actor, refund) => new WithdrawRefund(actor, refund), cancellationToken);
}
