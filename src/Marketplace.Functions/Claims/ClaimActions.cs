using Marketplace.Domain;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Claims;

/// <summary>Why not.</summary>
/// <param name="Reason">1 to 1,000 characters.</param>
public sealed record RejectClaimRequest(string Reason);

/// <summary>GET /api/claims/{id} and what the parties do about it: the seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
public sealed class ClaimActions(OrderPartEndpoint parts)
{
    /// <summary>200 with the claim, for its parties and staff; 404 also for one that a later claim of the order has followed.</summary>
    [Function("GetClaim"), Access(Caller.Member)]
    [Answers(typeof(ClaimResponse))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "claims/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.ReadAsync(request, id, ClaimResponse.Part, cancellationToken) is { Order: var order } ? ClaimResponse.Part.Render(order) : Problem.NotFound();

    /// <summary>200; 409 CLAIM_STATE, DEADLINE_PASSED; 403 WRONG_SIDE.</summary>
    [Function("AcceptClaim"), Access(Caller.Member), NeedsPaymentGrant]
    [Answers(typeof(ClaimResponse), "CLAIM_STATE", "DEADLINE_PASSED", "WRONG_SIDE")]
    public async Task<IResult> AcceptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims/{id}/accept")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, ClaimResponse.Part, (actor, _) => new AcceptClaim(actor), cancellationToken);

    /// <summary>200: an arbiter is to rule; 409 CLAIM_STATE, DEADLINE_PASSED; 403 WRONG_SIDE; 422 VALIDATION_FAILED.</summary>
    [Function("RejectClaim"), Access(Caller.Member)]
    [Takes(typeof(RejectClaimRequest))]
    [Answers(typeof(ClaimResponse), "CLAIM_STATE", "DEADLINE_PASSED", "WRONG_SIDE", "VALIDATION_FAILED")]
    public async Task<IResult> RejectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims/{id}/reject")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<ClaimId, RejectClaimRequest>(request, id, ClaimResponse.Part, (body, actor, _) => new RejectClaim(actor, body.Reason), cancellationToken);

    /// <summary>200; 409 CLAIM_STATE, DEADLINE_PASSED; 403 WRONG_SIDE.</summary>
    [Function("WithdrawClaim"), Access(Caller.Member)]
    [Answers(typeof(ClaimResponse), "CLAIM_STATE", "DEADLINE_PASSED", "WRONG_SIDE")]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims/{id}/withdraw")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, ClaimResponse.Part, (actor, _) => new WithdrawClaim(actor), cancellationToken);

    /// <summary>200; 409 CLAIM_STATE, DEADLINE_PASSED; 403 WRONG_SIDE; 422 VALIDATION_FAILED.</summary>
    [Function("ShipBackClaim"), Access(Caller.Member)]
    [Takes(typeof(ShipOrderRequest))]
    [Answers(typeof(ClaimResponse), "CLAIM_STATE", "DEADLINE_PASSED", "WRONG_SIDE", "VALIDATION_FAILED")]
    public async Task<IResult> ShipBackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims/{id}/ship-back")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<ClaimId, ShipOrderRequest>(
            request, id, ClaimResponse.Part, (body, actor, _) => new ShipBackClaim(actor, new Shipment(body.Carrier, body.TrackingNumber)), cancellationToken);

    /// <summary>200: the goods are repaired and on their way to the buyer; 409 CLAIM_STATE, DEADLINE_PASSED, NOT_A_REPAIR; 403 WRONG_SIDE.</summary>
    [Function("ReportRepair"), Access(Caller.Member)]
    [Answers(typeof(ClaimResponse), "CLAIM_STATE", "DEADLINE_PASSED", "WRONG_SIDE", "NOT_A_REPAIR")]
    public async Task<IResult> RepairedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims/{id}/repaired")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync(request, id, ClaimResponse.Part, (actor, _) => new ReportRepair(actor), cancellationToken);
}

/// <summary>A ruling.</summary>
/// <param name="Upheld">Whether the buyer is right.</param>
/// <param name="Reasons">Why, 1 to 1,000 characters.</param>
/// <param name="Amount">How much of the claim; absent for all of it.</param>
public sealed record RuleOnClaimRequest(bool Upheld, string Reasons, Money? Amount = null);

/// <summary>POST /api/claims/{id}/ruling: an arbiter decides what the parties could not.</summary>
public sealed class RuleOnClaimFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the claim; 409 CLAIM_STATE; 403 ROLE_REQUIRED, WRONG_SIDE for a party; 422 VALIDATION_FAILED.</summary>
    [Function("RuleOnClaim"), Access(Caller.Staff, StaffRoles.Arbiter)]
    [Takes(typeof(RuleOnClaimRequest))]
    [Answers(typeof(ClaimResponse), "CLAIM_STATE", "WRONG_SIDE", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims/{id}/ruling")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsArbiterAsync<ClaimId, RuleOnClaimRequest>(
            request, id, ClaimResponse.Part, (body, arbiter, _) => new RuleOnClaim(arbiter, body.Upheld, body.Amount, body.Reasons), cancellationToken);
}
