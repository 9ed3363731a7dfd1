using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Disputes;

/// <summary>GET /api/disputes/{id}: a dispute with what was filed, as far as the caller may see it.</summary>
public sealed class GetDispute(OrderPartEndpoint parts, OrderStore store)
{
    /// <summary>200 with the dispute; 404.</summary>
    [Function(nameof(GetDispute)), Access(Caller.Member)]
    [Answers(typeof(DisputeResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "disputes/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await parts.ReadAsync(request, id, DisputeResponse.Part, cancellationToken) is not { Order: var order })
        {
            return Problem.NotFound();
        }

        Dispute dispute = order.Dispute!;
        IReadOnlyList<Statement> statements = await store.ReadStatementsAsync(order.Id, cancellationToken);
        Actor? viewer = Actor.PartyOf(order, CurrentMember.Get(request.HttpContext).Id);
        return Answer.Ok(DisputeResponse.Of(order, dispute, DisputeResponse.VisibleTo(viewer, dispute, statements)), Answer.ETagOf(order.Version));
    }
}
