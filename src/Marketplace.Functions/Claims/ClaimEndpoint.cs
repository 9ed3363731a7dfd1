using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Claims;

/// <summary>What all functions on one claim have in common. A claim's id contains its order's.</summary>
public sealed class ClaimEndpoint(OrderStore store, OrderCommands commands)
{
    /// <summary>Runs a command whose request has a body.</summary>
    public async Task<Answer> RunAsync<TBody>(HttpRequest request, string id, Func<TBody, Actor, OrderCommand> commandOf, CancellationToken cancellationToken)
        where TBody : class
    {
        Parsed<byte[]> raw = await RequestBody.ReadBytesAsync(request, cancellationToken);
        return raw.TryGet(out byte[]? bytes, out Answer? problem) && RequestBody.Parse<TBody>(bytes).TryGet(out TBody? body, out problem)
            ? await RunAsync(request, id, bytes, actor => commandOf(body, actor), cancellationToken)
            : problem!;
    }

    /// <summary>Runs a command whose request says all by its route.</summary>
    public async Task<Answer> RunAsync(HttpRequest request, string id, Func<Actor, OrderCommand> commandOf, CancellationToken cancellationToken)
    {
        Parsed<byte[]> raw = await RequestBody.ReadEmptyAsync(request, cancellationToken);
        return raw.TryGet(out byte[]? bytes, out Answer? problem) ? await RunAsync(request, id, bytes, commandOf, cancellationToken) : problem;
    }

    /// <summary>The claim for its parties and staff, with its order's version.</summary>
    public async Task<Answer> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        Order? order = IdText.TryParse<ClaimId>(id) is { } claimId ? (await store.ReadAsync(claimId.OrderId, cancellationToken))?.Order : null;
        return order?.Claim is { } claim && claim.Id.Value == id && (caller.IsStaff || Actor.PartyOf(order, caller.Id) is not null)
            ? Answer.Ok(ClaimResponse.Of(claim), Answer.ETagOf(order.Version))
            : Problem.NotFound();
    }

    private async Task<Answer> RunAsync(HttpRequest request, string id, byte[] body, Func<Actor, OrderCommand> commandOf, CancellationToken cancellationToken)
    {
        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        if (!IdempotencyKey.Read(request, caller.Id, body).TryGet(out IdempotencyKey? key, out Answer? problem))
        {
            return problem;
        }

        if (IdText.TryParse<ClaimId>(id) is not { } claimId)
        {
            return Problem.NotFound();
        }

        CallerTerms terms = new(key, IfMatch.Read(request), order => Answer.Ok(ClaimResponse.Of(order.Claim!), Answer.ETagOf(order.Version)));
        return OrderEndpoint.AnswerTo(await commands.HandleAsync(
            claimId.OrderId,
            order => order.Claim?.Id == claimId && ActorOf(order, caller) is { } actor ? commandOf(actor) : null,
            terms,
            cancellationToken));
    }

    // One's own side first: an arbiter who bought is the buyer here, and cannot rule.
    private static Actor? ActorOf(Order order, CurrentMember caller) =>
        Actor.PartyOf(order, caller.Id) ?? (caller.Roles.Contains(StaffRoles.Arbiter) ? new Actor(ActorRole.Arbiter, caller.Id) : null);
}
