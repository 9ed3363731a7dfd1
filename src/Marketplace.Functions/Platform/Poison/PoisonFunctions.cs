using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Platform.Poison;

/// <summary>What lies in the poison queues.</summary>
/// <param name="Queues">Every queue of the market.</param>
public sealed record PoisonResponse(IReadOnlyList<PoisonCount> Queues);

/// <summary>What was moved back.</summary>
/// <param name="Queue">To where.</param>
/// <param name="Moved">How many messages.</param>
public sealed record RedriveResponse(string Queue, int Moved);

/// <summary>GET /api/operator/poison and POST /api/operator/poison/{queue}/redrive: messages that failed too often, once their cause is mended.</summary>
public sealed class PoisonFunctions(PoisonQueues poison, MarketTables tables)
{
    /// <summary>200 with every queue: about how many there are, and the first 32 of them.</summary>
    [Function("ListPoison"), Access(Caller.Staff, StaffRoles.Operator)]
    [Answers(typeof(PoisonResponse))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/poison")] HttpRequest request, CancellationToken cancellationToken) =>
        Answer.Ok(new PoisonResponse(await Task.WhenAll(MarketQueues.Names.Select(name => poison.PeekAsync(name, cancellationToken)))));

    /// <summary>200 with how many it moved, a thousand at most; 404 for what is no queue of the market.</summary>
    [Function("RedrivePoison"), Access(Caller.Staff, StaffRoles.Operator)]
    [Answers(typeof(RedriveResponse), "NOT_FOUND")]
    public async Task<IResult> RedriveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/poison/{queue}/redrive")] HttpRequest request, string queue, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        if (!MarketQueues.Names.Contains(queue))
        {
            return Problem.NotFound();
        }

        return await AnswerRow.OnceAsync(
            tables.Members,
            asked.Caller.Id.Value,
            asked.Key,
            async () => Answer.Ok(new RedriveResponse(queue, await poison.RedriveAsync(queue, cancellationToken))),
            cancellationToken);
    }
}
