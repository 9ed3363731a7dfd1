using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Orders;

/// <summary>
/// What all functions on a refund request, a dispute or a claim have in common. Their ids name the order, whose partition has everything; one that
/// the order has not seen does not exist.
/// </summary>
public sealed class OrderPartEndpoint(OrderEndpoint orders, OrderStore store)
{
    /// <summary>Runs a party's command whose request has a body.</summary>
    public async Task<Answer> RunAsync<TId, TBody>(
        HttpRequest request, string id, OrderPartOf<TId> part, Func<TBody, Actor, TId, OrderCommand> commandOf, CancellationToken cancellationToken)
        where TId : struct, IOrderPart<TId>
        where TBody : class
    {
        Parsed<KeyedRequest<TBody>> read = await KeyedRequest.ReadAsync<TBody>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<TBody>? asked, out Answer? problem)
            ? await HandleAsync(request, id, part, asked, Actor.PartyOf, (actor, partId) => commandOf(asked.Body, actor, partId), cancellationToken)
            : problem;
    }

    /// <summary>Runs a party's command whose request says all by its route.</summary>
    public async Task<Answer> RunAsync<TId>(HttpRequest request, string id, OrderPartOf<TId> part, Func<Actor, TId, OrderCommand> commandOf, CancellationToken cancellationToken)
        where TId : struct, IOrderPart<TId>
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        return read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem)
            ? await HandleAsync(request, id, part, asked, Actor.PartyOf, commandOf, cancellationToken)
            : problem;
    }

    /// <summary>Runs an arbiter's command; that the caller is one is the access attribute's business.</summary>
    public async Task<Answer> RunAsArbiterAsync<TId, TBody>(
        HttpRequest request, string id, OrderPartOf<TId> part, Func<TBody, Actor, TId, OrderCommand> commandOf, CancellationToken cancellationToken)
        where TId : struct, IOrderPart<TId>
        where TBody : class
    {
        Parsed<KeyedRequest<TBody>> read = await KeyedRequest.ReadAsync<TBody>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<TBody>? asked, out Answer? problem)
            ? await HandleAsync(
                request, id, part, asked, (_, arbiter) => new Actor(ActorRole.Arbiter, arbiter), (actor, partId) => commandOf(asked.Body, actor, partId), cancellationToken)
            : problem;
    }

    /// <summary>Reads the order of a part for one of its parties, or for staff; null when either does not exist for the caller.</summary>
    public async Task<(Order Order, TId Id)?> ReadAsync<TId>(HttpRequest request, string id, OrderPartOf<TId> part, CancellationToken cancellationToken)
        where TId : struct, IOrderPart<TId>
    {
        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        Order? order = IdText.TryParse<TId>(id) is { } partId ? (await store.ReadAsync(partId.OrderId, cancellationToken))?.Order : null;
        return order is not null && (caller.IsStaff || Actor.PartyOf(order, caller.Id) is not null) && part.Has(order, TId.From(id)) ? (order, TId.From(id)) : null;
    }

    private Task<Answer> HandleAsync<TId, TBody>(
        HttpRequest request,
        string id,
        OrderPartOf<TId> part,
        KeyedRequest<TBody> asked,
        Func<Order, MemberId, Actor?> actorOf,
        Func<Actor, TId, OrderCommand> commandOf,
        CancellationToken cancellationToken)
        where TId : struct, IOrderPart<TId>
    {
        TId? partId = IdText.TryParse<TId>(id);
        OrderCommand? CommandOf(Order order) => part.Has(order, partId!.Value) && actorOf(order, asked.Caller.Id) is { } actor ? commandOf(actor, partId.Value) : null;
        return orders.HandleAsync(request, partId?.OrderId, asked.Key, CommandOf, part.Render, null, null, cancellationToken);
    }
}

/// <summary>A kind of part.</summary>
/// <param name="Has">Whether an order has seen the part of this id.</param>
/// <param name="Render">The answer to a command on it.</param>
public sealed record OrderPartOf<TId>(Func<Order, TId, bool> Has, Func<Order, Answer> Render);
