using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Orders;

/// <summary>An order with what is needed to write the next event after it.</summary>
/// <param name="Order">The order.</param>
/// <param name="ETag">Guards the head.</param>
/// <param name="LastHash">The hash of its last event.</param>
public sealed record StoredOrder(Order Order, ETag ETag, string LastHash);

/// <summary>An order with events that made it.</summary>
/// <param name="Stored">The order.</param>
/// <param name="Records">The events that were asked for, oldest first.</param>
public sealed record OrderHistory(StoredOrder Stored, IReadOnlyList<StoredRecord> Records);

/// <summary>What one command adds to an order's partition, all of it or nothing.</summary>
/// <param name="Before">The order as it was read; null for a new one.</param>
/// <param name="After">The order after the events.</param>
/// <param name="Records">The events.</param>
/// <param name="Key">The Idempotency-Key; null for commands of machines, which are idempotent by themselves.</param>
/// <param name="Answer">What the caller is answered, and every retry after it.</param>
public sealed record OrderCommit(StoredOrder? Before, Order After, IReadOnlyList<OrderRecord> Records, IdempotencyKey? Key, Answer? Answer)
{
    /// <summary>What was filed with the events, to lie beside them; null for most commands.</summary>
    public Statement? Statement { get; init; }
}

/// <summary>The orders' partitions: the truth of the market (docs/adr/0001).</summary>
public sealed class OrderStore(MarketTables tables, OrderMetrics metrics)
{
    /// <summary>Reads an order's head; null when there is no such order, or its placement was abandoned.</summary>
    public async Task<StoredOrder?> ReadAsync(OrderId id, CancellationToken cancellationToken) =>
        await tables.Orders.FindAsync(id.Value, OrderRows.HeadKey, cancellationToken) is { } head ? OrderRows.ReadHead(head) : null;

    /// <summary>
    /// Reads an order's head and its events from this one on, in one request: in its partition they lie side by side. Null as for
    /// <see cref="ReadAsync"/>.
    /// </summary>
    public async Task<OrderHistory?> ReadHistoryAsync(OrderId id, long fromVersion, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.Value} and RowKey ge {OrderRows.EventKey(fromVersion)} and RowKey le {OrderRows.HeadKey}");
        List<StoredRecord> records = [];
        StoredOrder? head = null;
        await foreach (TableEntity row in tables.Orders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == OrderRows.HeadKey)
            {
                head = OrderRows.ReadHead(row);
            }
            else
            {
                records.Add(OrderRows.ReadRecord(row));
            }
        }

        return head is null ? null : new(head, records);
    }

    /// <summary>The answer that this key was given in this order; null when it is new here.</summary>
    public Task<Answer?> ReplayAsync(OrderId id, IdempotencyKey key, CancellationToken cancellationToken) =>
        AnswerRow.ReplayAsync(tables.Orders, id.Value, key, cancellationToken);

    /// <summary>
    /// Writes head, events, journal and answer in one entity group transaction. False when someone else was first, which may
    /// have been an earlier try of this very call: read again and decide again.
    /// </summary>
    public async Task<bool> TryCommitAsync(OrderCommit commit, CancellationToken cancellationToken)
    {
        bool committed = await tables.Orders.TrySubmitAsync(OrderRows.Of(commit), cancellationToken);
        if (committed)
        {
            metrics.Committed(commit.Records);
        }

        return committed;
    }

    /// <summary>
    /// Makes sure that an order that was never written never will be: a placement that comes late finds its place taken.
    /// False when the order exists after all.
    /// </summary>
    public async Task<bool> TryAbandonAsync(OrderId id, CancellationToken cancellationToken) =>
        await tables.Orders.TryWriteAsync(new(id.Value, OrderRows.HeadKey), null, cancellationToken) || await ReadAsync(id, cancellationToken) is null;

    /// <summary>The same, with the answer that this request and its retries get from now on. False when someone else was first.</summary>
    public Task<bool> TryRefuseAsync(OrderId id, IdempotencyKey key, Answer refusal, CancellationToken cancellationToken) => tables.Orders.TrySubmitAsync(
        [TableRows.Insert(new(id.Value, OrderRows.HeadKey)), TableRows.Insert(AnswerRow.Create(id.Value, key, refusal))], cancellationToken);

    /// <summary>Every order that holds money or has a claim open. A scan of the whole table: for a nightly job, not for clients.</summary>
    public async IAsyncEnumerable<OrderId> ReadHoldingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"RowKey eq {OrderRows.HeadKey} and (HeldMinor gt {0L} or ClaimOpen eq {true})");
        await foreach (TableEntity head in tables.Orders.QueryAsync<TableEntity>(filter, select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            yield return OrderId.From(head.PartitionKey);
        }
    }

    /// <summary>What was filed on an order, in order. Whoever shows it to a side minds what is sealed.</summary>
    public async Task<IReadOnlyList<Statement>> ReadStatementsAsync(OrderId id, CancellationToken cancellationToken)
    {
        string filter = TableRows.Range(id.Value, OrderRows.StatementKeyFrom, OrderRows.StatementKeyTo);
        List<Statement> statements = [];
        await foreach (TableEntity row in tables.Orders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            statements.Add(MarketJson.Read<Statement>(LongText.Read(row, OrderRows.Data)!));
        }

        return statements;
    }
}
