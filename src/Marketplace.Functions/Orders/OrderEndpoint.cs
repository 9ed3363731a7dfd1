using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>What all functions on one order have in common: who is asking, what of it one may see, how refusals answer.</summary>
public sealed class OrderEndpoint(OrderStore store, OrderCommands commands)
{
    /// <summary>Runs a command whose request has a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The order's id, as the client wrote it.</param>
    /// <param name="commandOf">The command, from the body and the caller's side of the order.</param>
    /// <param name="cancellationToken">Cancelled when the client is gone.</param>
    public Task<Answer> RunAsync<TBody>(HttpRequest request, string id, Func<TBody, Actor, OrderCommand> commandOf, CancellationToken cancellationToken)
        where TBody : class => RunAsync(request, id, commandOf, OrderResponse.Answer, null, cancellationToken);

    /// <summary>The same, and with hands also what follows from it.</summary>
    public Task<Answer> RunAsync<TBody>(
        HttpRequest request, string id, Func<TBody, Actor, OrderCommand> commandOf, DurableTaskClient hands, CancellationToken cancellationToken)
        where TBody : class => RunAsync(request, id, commandOf, OrderResponse.Answer, hands, cancellationToken);

    /// <summary>The same, with an answer of its own.</summary>
    public Task<Answer> RunAsync<TBody>(
        HttpRequest request, string id, Func<TBody, Actor, OrderCommand> commandOf, Func<Order, Answer> render, CancellationToken cancellationToken)
        where TBody : class => RunAsync(request, id, commandOf, render, null, cancellationToken);

    private async Task<Answer> RunAsync<TBody>(
        HttpRequest request, string id, Func<TBody, Actor, OrderCommand> commandOf, Func<Order, Answer> render, DurableTaskClient? hands, CancellationToken cancellationToken)
        where TBody : class
    {
        Parsed<KeyedRequest<TBody>> read = await KeyedRequest.ReadAsync<TBody>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<TBody>? asked, out Answer? problem)
            ? await RunAsync(request, id, asked, actor => commandOf(asked.Body, actor), render, null, hands, cancellationToken)
            : problem;
    }

    /// <summary>Runs a command whose request says all by its route. A body, if there is one, must be an empty object.</summary>
    public Task<Answer> RunAsync(HttpRequest request, string id, Func<Actor, OrderCommand> commandOf, CancellationToken cancellationToken) =>
        RunAsync(request, id, commandOf, OrderResponse.Answer, null, null, cancellationToken);

    /// <summary>The same, and with hands also what follows from it.</summary>
    public Task<Answer> RunAsync(
        HttpRequest request, string id, Func<Actor, OrderCommand> commandOf, DurableTaskClient hands, CancellationToken cancellationToken) =>
        RunAsync(request, id, commandOf, OrderResponse.Answer, null, hands, cancellationToken);

    /// <summary>The same, with an answer of its own, and perhaps with the order as <see cref="ReadStoredAsync"/> has just read it.</summary>
    public Task<Answer> RunAsync(
        HttpRequest request, string id, Func<Actor, OrderCommand> commandOf, Func<Order, Answer> render, StoredOrder? order, CancellationToken cancellationToken) =>
        RunAsync(request, id, commandOf, render, order, null, cancellationToken);

    private async Task<Answer> RunAsync(
        HttpRequest request,
        string id,
        Func<Actor, OrderCommand> commandOf,
        Func<Order, Answer> render,
        StoredOrder? order,
        DurableTaskClient? hands,
        CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        return read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem)
            ? await RunAsync(request, id, asked, commandOf, render, order, hands, cancellationToken)
            : problem;
    }

    /// <summary>Reads an order for one of its parties, or for staff; null when it does not exist for the caller.</summary>
    public async Task<Order?> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken) =>
        (await ReadStoredAsync(request, id, cancellationToken))?.Order;

    /// <summary>The same, with the hash of its last event.</summary>
    public async Task<StoredOrder?> ReadStoredAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        StoredOrder? found = IdText.TryParse<OrderId>(id) is { } orderId ? await store.ReadAsync(orderId, cancellationToken) : null;
        return found is not null && (caller.IsStaff || Actor.PartyOf(found.Order, caller.Id) is not null) ? found : null;
    }

    private async Task<Answer> RunAsync<TBody>(
        HttpRequest request,
        string id,
        KeyedRequest<TBody> asked,
        Func<Actor, OrderCommand> commandOf,
        Func<Order, Answer> render,
        StoredOrder? read,
        DurableTaskClient? hands,
        CancellationToken cancellationToken)
    {
        OrderCommand? CommandOf(Order order) => Actor.PartyOf(order, asked.Caller.Id) is { } actor ? commandOf(actor) : null;
        return await HandleAsync(request, IdText.TryParse<OrderId>(id), asked.Key, CommandOf, render, read, hands, cancellationToken);
    }

    /// <summary>Has a command carried out and says how it ended.</summary>
    internal async Task<Answer> HandleAsync(
        HttpRequest request,
        OrderId? id,
        IdempotencyKey key,
        Func<Order, OrderCommand?> commandOf,
        Func<Order, Answer> render,
        StoredOrder? read,
        DurableTaskClient? hands,
        CancellationToken cancellationToken) => id is { } known
            ? AnswerTo(await commands.HandleAsync(known, commandOf, new CallerTerms(key, IfMatch.Read(request), render), read, hands, cancellationToken))
            : Problem.NotFound();

    internal static Answer AnswerTo(CommandResult result) => result switch
    {
        CommandResult.Done { Answer: { } answer } => answer,
        CommandResult.Replayed replayed => replayed.Answer,
        CommandResult.Missing => Problem.NotFound(),
        CommandResult.Outdated outdated => Problem.PreconditionFailed(State(outdated.Order)),
        CommandResult.Rejected rejected => Problem.Of(rejected.Rejection, State(rejected.Order)),
        CommandResult.Busy => Problem.Busy(),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is no answer to a member."),
    };

    // While a case is open its stage says more than that the goods are on their way.
    private static string State(Order order) =>
        order is { Refund.IsOpen: true } or { Dispute.IsOpen: true } ? Platform.Json.MarketJson.Name(order.Phase) : Platform.Json.MarketJson.Name(order.State);
}
