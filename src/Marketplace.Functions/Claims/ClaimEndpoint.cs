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
    /// <summary>Runs a command whose request has a body; an arbiter's only where <paramref name="arbiter"/> says so.</summary>
    public async Task<Answer> RunAsync<TBody>(HttpRequest request, string id, Func<TBody, Actor, OrderCommand> commandOf, CancellationToken cancellationToken, bool arbiter = false)
        where TBody : class
    {
        Parsed<KeyedRequest<TBody>> read = await KeyedRequest.ReadAsync<TBody>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<TBody>? asked, out Answer? problem)
            ? await RunAsync(request, id, asked, actor => commandOf(asked.Body, actor), arbiter, cancellationToken)
            : problem;
    }

    /// <summary>Runs a command whose request says all by its route.</summary>
    public async Task<Answer> RunAsync(HttpRequest request, string id, Func<Actor, OrderCommand> commandOf, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        return read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem)
            ? await RunAsync(request, id, asked, commandOf, arbiter: false, cancellationToken)
            : problem;
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

    private async Task<Answer> RunAsync<TBody>(
        HttpRequest request, string id, KeyedRequest<TBody> asked, Func<Actor, OrderCommand> commandOf, bool arbiter, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<ClaimId>(id) is not { } claimId)
        {
            return Problem.NotFound();
        }

        CallerTerms terms = new(asked.Key, IfMatch.Read(request), order => Answer.Ok(ClaimResponse.Of(order.Claim!), Answer.ETagOf(order.Version)));
        OrderCommand? CommandOf(Order order) => order.Claim?.Id == claimId && ActorOf(order, asked.Caller, arbiter) is { } actor ? commandOf(actor) : null;
        return OrderEndpoint.AnswerTo(await commands.HandleAsync(claimId.OrderId, CommandOf, terms, null, cancellationToken));
    }

    // One's own side first: an arbiter who bought is the buyer here, and cannot rule.
    private static Actor? ActorOf(Order order, CurrentMember caller, bool arbiter) =>
        Actor.PartyOf(order, caller.Id) ?? (arbiter && caller.Roles.Contains(StaffRoles.Arbiter) ? new Actor(ActorRole.Arbiter, caller.Id) : null);
}
