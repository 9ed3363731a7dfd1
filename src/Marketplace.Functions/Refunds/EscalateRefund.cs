using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>POST /api/refund-requests/{id}/escalate: the buyer takes a rejected request to a dispute, whose id the answer carries.</summary>
public sealed class EscalateRefundFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("EscalateRefund"), Access(Caller.Member)]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/escalate")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, RefundRequestResponse.Part, (actor, refund) => new EscalateRefund(actor, refund), cancellationToken);
}
