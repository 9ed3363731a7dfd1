using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>What the buyer asks for, and why.</summary>
/// <param name="Kind">refundOnly, or returnAndRefund for physical goods that came.</param>
/// <param name="Reason">Why, in a word; notReceived gives the seller less time.</param>
/// <param name="Amount">How much; at most what is held.</param>
/// <param name="Text">Why, in one's own words.</param>
/// <param name="Lines">Which lines it is about; absent or empty for the order as a whole.</param>
/// <param name="Documents">What shows it.</param>
public sealed record RefundRequestBody(
    RefundKind Kind,
    RefundReason Reason,
    Money Amount,
    string Text,
    IReadOnlyList<RefundLine>? Lines = null,
    IReadOnlyList<EvidenceDocument>? Documents = null)
{
    internal RefundAsk ToAsk() => new(Kind, Reason, Amount, Lines ?? [], Text, Documents ?? []);
}

/// <summary>POST /api/orders/{id}/refund-requests: the buyer asks for money back while the escrow holds it; the clock to auto-confirm stops.</summary>
public sealed class RequestRefundFunction(OrderEndpoint orders)
{
    /// <summary>200 with the request.</summary>
    [Function("RequestRefund"), Access(Caller.Member)]
    [Takes(typeof(RefundRequestBody))]
    [Answers(
        typeof(RefundRequestResponse), "WRONG_SIDE", "ORDER_STATE", "REFUND_OPEN", "DISPUTE_OPEN", "DEADLINE_PASSED", "REFUND_REQUESTS_USED_UP",
        "AMOUNT_EXCEEDS_HELD", "AMOUNT_EXCEEDS_LINES", "NOTHING_TO_RETURN", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/refund-requests")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await orders.RunAsync<RefundRequestBody>(
            request, id, (body, actor) => new RequestRefund(actor, body.ToAsk()), order => RefundRequestResponse.Answer(order, order.Refund!), cancellationToken);
}
