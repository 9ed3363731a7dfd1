using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>Why the seller says no.</summary>
/// <param name="Reason">In one's own words.</param>
/// <param name="Documents">What shows it.</param>
public sealed record RejectRefundRequest(string Reason, IReadOnlyList<EvidenceDocument>? Documents = null);

/// <summary>POST /api/refund-requests/{id}/accept: the seller agrees; the money goes back, or the goods come back first.</summary>
public sealed class AcceptRefundFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("AcceptRefund"), Access(Caller.Member), NeedsPaymentGrant]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/accept")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, RefundRequestResponse.Part, (actor, refund) => new AcceptRefund(actor, refund), cancellationToken);
}

/// <summary>POST /api/refund-requests/{id}/reject: the seller says no; the buyer may change the request, withdraw it or escalate it.</summary>
public sealed class RejectRefundFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("RejectRefund"), Access(Caller.Member)]
    [Takes(typeof(RejectRefundRequest))]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/reject")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<RefundRequestId, RejectRefundRequest>(
            request, id, RefundRequestResponse.Part, (body, actor, refund) => new RejectRefund(actor, refund, body.Reason, body.Documents ?? []), cancellationToken);
}
