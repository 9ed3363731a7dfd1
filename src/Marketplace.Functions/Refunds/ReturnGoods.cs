using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>What the seller finds in the returned parcel.</summary>
/// <param name="Accepted">Whether it is what was sent: then the refund is paid. If not, a dispute opens.</param>
/// <param name="Reason">Why not; required when it is not accepted.</param>
/// <param name="Documents">What shows it.</param>
public sealed record InspectReturnRequest(bool Accepted, string? Reason = null, IReadOnlyList<EvidenceDocument>? Documents = null)
{
    internal OrderCommand ToCommand(Actor actor, RefundRequestId refund) =>
        Accepted ? new AcceptReturn(actor, refund) : new ContestReturn(actor, refund, Reason ?? "", Documents ?? []);
}

/// <summary>POST /api/refund-requests/{id}/ship-back: the buyer has sent the goods back.</summary>
public sealed class ShipReturnFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("ShipReturn"), Access(Caller.Member)]
    [Takes(typeof(ShipOrderRequest))]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/ship-back")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<RefundRequestId, ShipOrderRequest>(
            request, id, RefundRequestResponse.Part, (body, actor, refund) => new ShipReturn(actor, refund, new Shipment(body.Carrier, body.TrackingNumber)), cancellationToken);
}

/// <summary>POST /api/refund-requests/{id}/inspect: the seller takes the returned goods, or contests them.</summary>
public sealed class InspectReturnFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the request.</summary>
    [Function("InspectReturn"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(InspectReturnRequest))]
    [Answers(typeof(RefundRequestResponse), "WRONG_SIDE", "REFUND_CLOSED", "REFUND_PHASE", "DEADLINE_PASSED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refund-requests/{id}/inspect")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<RefundRequestId, InspectReturnRequest>(
            request, id, RefundRequestResponse.Part, (body, actor, refund) => body.ToCommand(actor, refund), cancellationToken);
}
