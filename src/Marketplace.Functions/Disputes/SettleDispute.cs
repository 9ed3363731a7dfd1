using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Disputes;

/// <summary>A split of all that is held.</summary>
/// <param name="Refund">What would go back to the buyer.</param>
/// <param name="Release">What would go to the seller, before the fee.</param>
public sealed record SettlementRequest(Money Refund, Money Release);

/// <summary>Which offer is accepted, so that nobody accepts another than one saw.</summary>
/// <param name="Number">The number of the offer that stands.</param>
public sealed record AcceptSettlementRequest(int Number);

/// <summary>POST /api/disputes/{id}/offers: a side offers a split; an offer that stood before falls.</summary>
public sealed class OfferSettlementFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("OfferSettlement"), Access(Caller.Member)]
    [Takes(typeof(SettlementRequest))]
    [Answers(typeof(DisputeResponse), "WRONG_SIDE", "DISPUTE_CLOSED", "DEADLINE_PASSED", "OFFERS_USED_UP", "OFFER_NOT_WHOLE", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/offers")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<DisputeId, SettlementRequest>(
            request, id, DisputeResponse.Part, (body, actor, dispute) => new OfferSettlement(actor, dispute, body.Refund, body.Release), cancellationToken);
}

/// <summary>POST /api/disputes/{id}/offers/accept: the other side accepts the offer that stands; the money moves.</summary>
public sealed class AcceptSettlementFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("AcceptSettlement"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(AcceptSettlementRequest))]
    [Answers(typeof(DisputeResponse), "WRONG_SIDE", "DISPUTE_CLOSED", "DEADLINE_PASSED", "OFFER_GONE", "OWN_OFFER")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/offers/accept")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<DisputeId, AcceptSettlementRequest>(
            request, id, DisputeResponse.Part, (body, actor, dispute) => new AcceptSettlement(actor, dispute, body.Number), cancellationToken);
}
