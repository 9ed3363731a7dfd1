using Marketplace.Domain;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>POST /api/refund-requests/{id}/revise: the buyer changes a rejected request; the seller is to answer again.</summary>
public sealed class ReviseRefundFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("ReviseRefund"), Access(Caller.Member)]
    [Takes(typeof(RefundRequestBody))]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED", "REVISIONS_USED_UP", "AMOUNT_EXCEEDS_HELD", "AMOUNT_EXCEEDS_LINES", "NOTHING_TO_RETURN", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/revise")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<RefundRequestId, RefundRequestBody>(
            request, id, RefundRequestResponse.Part, (body, actor, refund) => new ReviseRefund(actor, refund, body.ToAsk()), cancellationToken);
}
