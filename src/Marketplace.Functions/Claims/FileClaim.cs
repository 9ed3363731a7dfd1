using Marketplace.Domain;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Guarantees;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Claims;

/// <summary>A claim under a guarantee (rules.md section 7).</summary>
/// <param name="Guarantee">asDescribed, sevenDayReturn, counterfeitTriple, thirtyDayRepair, authenticity or damageInTransit.</param>
/// <param name="Text">Why, 1 to 1,000 characters.</param>
/// <param name="Amount">How much; absent for all that the guarantee can bring, and always for a counterfeit.</param>
/// <param name="Documents">What supports it, at most 5.</param>
public sealed record FileClaimRequest(Guarantee Guarantee, string Text, Money? Amount = null, IReadOnlyList<EvidenceDocument>? Documents = null);

/// <summary>POST /api/orders/{id}/claims: the buyer claims under a guarantee after completion.</summary>
public sealed class FileClaimFunction(OrderEndpoint orders)
{
    /// <summary>
    /// 201 with the claim; 409 ORDER_STATE, CLAIM_OPEN, GUARANTEE_NOT_JOINED, CLAIMED_BEFORE, DEADLINE_PASSED, NOTHING_LEFT; 403 WRONG_SIDE;
    /// 422 VALIDATION_FAILED.
    /// </summary>
    [Function("FileClaim"), Access(Caller.Member)]
    [Takes(typeof(FileClaimRequest))]
    [Answers(
        typeof(ClaimResponse),
        "ORDER_STATE", "CLAIM_OPEN", "GUARANTEE_NOT_JOINED", "CLAIMED_BEFORE", "DEADLINE_PASSED", "NOTHING_LEFT", "WRONG_SIDE", "VALIDATION_FAILED",
        Status = 201)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/claims")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.RunAsync<FileClaimRequest>(
            request,
            id,
            (body, actor) => new FileClaim(actor, body.Guarantee, body.Amount, body.Text, body.Documents ?? []),
            order => Answer.Created(ClaimResponse.Of(order.Claim!), $"/api/claims/{order.Claim!.Id}", Answer.ETagOf(order.Version)),
            cancellationToken);
}
