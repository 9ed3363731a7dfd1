using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Disputes;

/// <summary>An arbiter's word.</summary>
/// <param name="Kind">release, refund or split.</param>
/// <param name="Refund">What goes back to the buyer; the rest of what is held goes to the seller.</param>
/// <param name="Criterion">The key of the published criterion that it follows.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record RulingRequest(RulingKind Kind, Money Refund, string Criterion, string Reasons);

/// <summary>POST /api/disputes/{id}/ruling: an arbiter rules. The money waits for the time to appeal; on appeal it moves at once.</summary>
public sealed class RuleDisputeFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("RuleDispute"), Access(Caller.Staff, StaffRoles.Arbiter)]
    [Takes(typeof(RulingRequest))]
    [Answers(typeof(DisputeResponse), "DISPUTE_CLOSED", "DISPUTE_PHASE", "ARBITER_IS_PARTY", "ARBITER_RULED_BEFORE", "AMOUNT_EXCEEDS_HELD", "RULING_AMOUNT", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/ruling")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsArbiterAsync<DisputeId, RulingRequest>(
            request,
            id,
            DisputeResponse.Part,
            (body, arbiter, dispute) => new RuleDispute(arbiter, dispute, body.Kind, body.Refund, body.Criterion, body.Reasons),
            cancellationToken);
}

/// <summary>POST /api/disputes/{id}/ruling/accept: a side accepts the first ruling; once both have, the money moves.</summary>
public sealed class AcceptRulingFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("AcceptRuling"), Access(Caller.Member)]
    [Answers(typeof(DisputeResponse), "WRONG_SIDE", "DISPUTE_CLOSED", "DISPUTE_PHASE", "DEADLINE_PASSED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/ruling/accept")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, DisputeResponse.Part, (actor, dispute) => new AcceptRuling(actor, dispute), cancellationToken);
}
