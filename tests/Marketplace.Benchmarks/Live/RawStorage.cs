using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Marketplace.Benchmarks.Live;

/// <summary>
/// The storage requests that endpoints make, with rows of the same size in partitions of their own, and nothing around them: no HTTP, no
/// token, no decision.
/// </summary>
internal sealed class RawStorage
{
    private readonly TableClient _orders, _listings, _deadlines, _buyers, _accounts, _lists, _parcels;
    private readonly QueueClient _queue;
    private readonly IReadOnlyList<TableEntity> _rows;
    private readonly TableEntity _listing;
    private int _next;

    private RawStorage(TableServiceClient tables, QueueClient queue, IReadOnlyList<TableEntity> rows, TableEntity listing)
    {
        (_orders, _listings, _deadlines) = (tables.GetTableClient("Orders"), tables.GetTableClient("Listings"), tables.GetTableClient("Deadlines"));
        (_buyers, _accounts) = (tables.GetTableClient("Buyers"), tables.GetTableClient("Accounts"));
        (_lists, _parcels) = (tables.GetTableClient("OrderIndex"), tables.GetTableClient("Parcels"));
        (_queue, _rows, _listing) = (queue, rows, listing);
    }

    /// <summary>Takes an order that was shipped, and its listing, for models.</summary>
    public static async Task<RawStorage> LikeAsync(TableServiceClient tables, QueueServiceClient queues, string order, string listing)
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in tables.GetTableClient("Orders").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {order}")))
        {
            rows.Add(row);
        }

        RawStorage raw = new(tables, queues.GetQueueClient("bench-raw"), rows, await tables.GetTableClient("Listings").GetEntityAsync<TableEntity>(listing, "head"));
        await raw._queue.CreateIfNotExistsAsync();
        await raw._listings.UpsertEntityAsync(Copy(raw._listing, "raw", "head"), TableUpdateMode.Replace);
        return raw;
    }

    /// <summary>An order's head, and its rows in the lists, that <see cref="ShipAsync"/> will find.</summary>
    public async Task<string> PrepareAsync()
    {
        string id = $"raw-{_next++}";
        await _orders.AddEntityAsync(Copy(Head, id, "head"));
        await Task.WhenAll(ListRows(id).Select(row => _lists.AddEntityAsync(row)));
        return id;
    }

    /// <summary>As <c>GET /orders/{id}</c>.</summary>
    public async Task GetAsync(string id) => await _orders.GetEntityAsync<TableEntity>(id, "head");

    /// <summary>As <c>POST /orders/{id}/ship</c>.</summary>
    public async Task ShipAsync(string id)
    {
        TableEntity head = await _orders.GetEntityAsync<TableEntity>(id, "head");
        SendReceipt sent = await AnnounceAsync();
        await _orders.SubmitTransactionAsync(
            [Add(EventRow, id, "event"), Add(AnswerRow, id, "idem"), new(TableTransactionActionType.UpdateReplace, Copy(Head, id, "head"), head.ETag)]);
        await _parcels.UpsertEntityAsync(new TableEntity("raw", id), TableUpdateMode.Replace);
        await Task.WhenAll(ListRows(id).Select(row => _lists.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge)));
        await _queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt);
    }

    /// <summary>As <c>POST /orders</c>.</summary>
    public async Task PlaceAsync()
    {
        string id = $"raw-{_next++}";
        await _buyers.GetEntityIfExistsAsync<TableEntity>(id, "conduct");
        TableEntity listing = await _listings.GetEntityAsync<TableEntity>("raw", "head");
        await _accounts.GetEntityIfExistsAsync<TableEntity>("raw", "head");
        await _buyers.AddEntityAsync(new TableEntity(id, "conduct") { ["Data"] = Announcement });
        await _deadlines.UpsertEntityAsync(new TableEntity("raw", id) { ["Data"] = Announcement }, TableUpdateMode.Replace);
        TableEntity hold = new("raw", $"hold:{id}") { ["Quantity"] = 1 };
        await _listings.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateReplace, Copy(_listing, "raw", "head"), listing.ETag), new(TableTransactionActionType.Add, hold)]);
        SendReceipt sent = await AnnounceAsync();
        await _orders.SubmitTransactionAsync([Add(EventRow, id, "event"), Add(AnswerRow, id, "idem"), Add(Head, id, "head")]);
        await Task.WhenAll(ListRows(id).Select(row => _lists.AddEntityAsync(row)));
        await _queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt);
    }

    private async Task<SendReceipt> AnnounceAsync() => await _queue.SendMessageAsync(Announcement, visibilityTimeout: TimeSpan.FromSeconds(20));

    // An order's summary takes some 300 characters.
    private static IEnumerable<TableEntity> ListRows(string id) =>
        new[] { $"buyer:{id}", "seller:raw" }.Select(partition => new TableEntity(partition, id) { ["Data"] = new string('x', 300), ["State"] = "placed" });

    private TableEntity Head => _rows.Single(row => row.RowKey == "head");

    private TableEntity EventRow => _rows.Last(row => row.RowKey.StartsWith("event:", StringComparison.Ordinal));

    private TableEntity AnswerRow => _rows.First(row => row.RowKey.StartsWith("idem:", StringComparison.Ordinal));

    private static string Announcement { get; } = new('x', 120);

    private static TableTransactionAction Add(TableEntity model, string partitionKey, string rowKey) =>
        new(TableTransactionActionType.Add, Copy(model, partitionKey, rowKey));

    private static TableEntity Copy(TableEntity model, string partitionKey, string rowKey)
    {
        TableEntity copy = new(partitionKey, rowKey);
        foreach ((string name, object value) in model.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            copy[name] = value;
        }

        return copy;
    }
}
