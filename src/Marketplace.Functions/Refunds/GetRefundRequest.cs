using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Refunds;

/// <summary>GET /api/refund-requests/{id}: a refund request, open or over.</summary>
public sealed class GetRefundRequest(OrderPartEndpoint parts, OrderStore store)
{
    /// <summary>200 with the request; 404.</summary>
    [Function(nameof(GetRefundRequest)), Access(Caller.Member)]
    [Answers(typeof(RefundRequestResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "refund-requests/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.ReadAsync(request, id, RefundRequestResponse.Part, cancellationToken) is { } found
            ? RefundRequestResponse.Answer(found.Order, found.Order.Refund!.Id == found.Id ? found.Order.Refund : await ReadEarlierAsync(found.Order, found.Id, cancellationToken))
            : Problem.NotFound();

    // The order keeps its latest request; how an earlier one ended is in the history.
    private async Task<RefundRequest> ReadEarlierAsync(Order order, RefundRequestId id, CancellationToken cancellationToken)
    {
        RefundRequest? last = null;
        Order? then = null;
        OrderHistory? history = await store.ReadHistoryAsync(order.Id, 1, cancellationToken);
        foreach (OrderRecord record in history!.Records.Select(stored => stored.Record))
        {
            then = OrderFold.Apply(order.Id, then, record.Event, record.PolicyVersion, record.AtUtc);
            last = then.Refund?.Id == id ? then.Refund : last;
        }

        return last ?? throw new InvalidOperationException($"The history of {order.Id} has no trace of {id}.");
    }
}
