using System.Text;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Disputes;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>
/// GET /api/orders/{id}/case and /case/page: the whole case as one document, for programs and for people: the order, its clocks, its history with
/// hashes, the statements and the conversation that the caller may see, the rulings and the criteria.
/// </summary>
public sealed class GetCase(OrderEndpoint orders, OrderStore store, CaseConversation conversation, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200 with the case; 404.</summary>
    [Function(nameof(GetCase)), Access(Caller.Member)]
    [Answers(typeof(CaseFile))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/case")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await ReadAsync(request, id, cancellationToken) is { } file ? Answer.Ok(file, Answer.ETagOf(file.Order.Version)) : Problem.NotFound();

    /// <summary>200 with the case as a page to read and to print; 404.</summary>
    [Function("GetCasePage"), Access(Caller.Member)]
    [Answers(typeof(string), ContentType = "text/html")]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/case/page")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, id, cancellationToken) is not { } file)
        {
            return Problem.NotFound();
        }

        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = CasePage.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        return Results.Content(CasePage.Of(file), "text/html", Encoding.UTF8);
    }

    private async Task<CaseFile?> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await orders.ReadAsync(request, id, cancellationToken) is not { } seen || await store.ReadHistoryAsync(seen.Id, 1, cancellationToken) is not { } history)
        {
            return null;
        }

        // Read together with its history, so that the two belong together.
        Order order = history.Stored.Order;
        MarketPolicy policy = policies.Get(order.PolicyVersion);
        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        Actor? viewer = Actor.PartyOf(order, caller.Id);
        IReadOnlyList<Statement> visible = DisputeResponse.VisibleTo(viewer, order.Dispute, await store.ReadStatementsAsync(order.Id, cancellationToken));
        return CaseFile.Of(history, policy, viewer?.Role, visible, await conversation.ReadAsync(caller, order, cancellationToken), time.GetUtcNow());
    }
}
