using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>How a command ended.</summary>
public abstract record CommandResult
{
    /// <summary>There is no such order for this caller.</summary>
    public sealed record Missing : CommandResult;

    /// <summary>The decider refused.</summary>
    public sealed record Rejected(Rejection Rejection, Order Order) : CommandResult;

    /// <summary>The caller believed in an older version.</summary>
    public sealed record Outdated(Order Order) : CommandResult;

    /// <summary>The same request was answered before.</summary>
    public sealed record Replayed(Answer Answer) : CommandResult;

    /// <summary>Done, or there was nothing left to do.</summary>
    public sealed record Done(Order Order, Answer? Answer) : CommandResult;

    /// <summary>Others kept changing the order.</summary>
    public sealed record Busy : CommandResult;
}

/// <summary>What a member's command carries besides itself.</summary>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="IfMatch">The version that the caller saw.</param>
/// <param name="Render">The answer, from the order as the command leaves it.</param>
public sealed record CallerTerms(IdempotencyKey Key, IfMatch IfMatch, Func<Order, Answer> Render);

/// <summary>
/// The one way to change an order: read the head, decide, announce, commit in one transaction guarded by the head's ETag;
/// at a lost race, all of it again.
/// </summary>
public sealed class OrderCommands(OrderStore store, OrderCommitter committer, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 10;

    /// <summary>Carries out a machine's command: of time, the provider or a carrier.</summary>
    public Task<CommandResult> HandleAsync(OrderId id, OrderCommand command, CancellationToken cancellationToken) =>
        HandleAsync(id, command, null, cancellationToken);

    /// <summary>The same, and with hands also what follows from it.</summary>
    public Task<CommandResult> HandleAsync(OrderId id, OrderCommand command, DurableTaskClient? hands, CancellationToken cancellationToken) =>
        HandleAsync(id, _ => command, null, null, hands, cancellationToken);

    /// <summary>Carries out a command.</summary>
    /// <param name="id">The order.</param>
    /// <param name="commandOf">The command, given the order; null when the order does not exist for this caller.</param>
    /// <param name="caller">A member's terms; null for machines.</param>
    /// <param name="read">The order as the caller has just read it; null to have it read here.</param>
    /// <param name="hands">To carry out at once what follows; null to leave it to the relay.</param>
    /// <param name="cancellationToken">Gives up between steps; a commit that went out is not called back.</param>
    public async Task<CommandResult> HandleAsync(
        OrderId id, Func<Order, OrderCommand?> commandOf, CallerTerms? caller, StoredOrder? read, DurableTaskClient? hands, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredOrder? before = attempt == 0 && read is not null ? read : await store.ReadAsync(id, cancellationToken);
            if (before is null || commandOf(before.Order) is not { } command)
            {
                return new CommandResult.Missing();
            }

            DateTimeOffset now = time.GetUtcNow();
            Decision<IReadOnlyList<OrderEvent>> decision = command.Decide(before.Order, new(policies.Get(before.Order.PolicyVersion), now));
            CommandResult? obstacle = ObstacleTo(decision, before.Order, caller);

            // What stands in the way may be this very request's first try: then its answer is here.
            if ((attempt > 0 || obstacle is not null) && caller is not null && await store.ReplayAsync(id, caller.Key, cancellationToken) is { } earlier)
            {
                return new CommandResult.Replayed(earlier);
            }

            if (obstacle is not null)
            {
                return obstacle;
            }

            OrderCommit commit = CommitOf(before, command, decision.Value, caller, now);
            if ((commit.Records.Count == 0 && caller is null) || await committer.TryCommitAsync(commit, hands, cancellationToken))
            {
                return new CommandResult.Done(commit.After, commit.Answer);
            }
        }

        return new CommandResult.Busy();
    }

    private static CommandResult? ObstacleTo(Decision<IReadOnlyList<OrderEvent>> decision, Order order, CallerTerms? caller) =>
        caller?.IfMatch.Matches(order.Version) == false ? new CommandResult.Outdated(order)
        : decision.Rejection is { } rejection ? new CommandResult.Rejected(rejection, order)
        : null;

    private static OrderCommit CommitOf(StoredOrder before, OrderCommand command, IReadOnlyList<OrderEvent> events, CallerTerms? caller, DateTimeOffset nowUtc)
    {
        Order after = before.Order;
        List<OrderRecord> records = [];
        foreach (OrderEvent @event in events)
        {
            after = OrderFold.Apply(after.Id, after, @event, after.PolicyVersion, nowUtc);
            records.Add(new(after.Version, @event, command.Actor.ToString(), nowUtc, after.PolicyVersion));
        }

        return new(before, after, records, caller?.Key, caller?.Render(after)) { Statement = events.Count > 0 ? command.StatementFor(before.Order, nowUtc) : null };
    }
}
