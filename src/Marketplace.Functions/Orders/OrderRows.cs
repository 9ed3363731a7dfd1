using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Orders;

/// <summary>An event as its row has it.</summary>
/// <param name="Record">The event.</param>
/// <param name="PreviousHash">The hash of the event before; empty for the first.</param>
/// <param name="Hash">Its own.</param>
public sealed record StoredRecord(OrderRecord Record, string PreviousHash, string Hash);

/// <summary>How an order lies in its partition: <c>head</c>, <c>event:00000007</c>, <c>journal:00000007:1</c>, <c>idem:…</c>, <c>statement:0001</c>.</summary>
internal static class OrderRows
{
    public const string HeadKey = "head";
    public const string Data = "Data";
    public const string Hash = "Hash";
    public const string JournalKeyFrom = "journal:";
    public const string JournalKeyTo = "journal;";
    public const string StatementKeyFrom = "statement:";
    public const string StatementKeyTo = "statement;";

    public static string EventKey(long version) => string.Create(CultureInfo.InvariantCulture, $"event:{version:d8}");

    public static List<TableTransactionAction> Of(OrderCommit commit)
    {
        string partition = commit.After.Id.Value;
        string hash = commit.Before?.LastHash ?? "";
        List<TableTransactionAction> actions = [];
        foreach (OrderRecord record in commit.Records)
        {
            StoredRecord stored = OrderHashes.Chain(hash, record);
            actions.Add(TableRows.Insert(EventRow(partition, stored)));
            actions.AddRange(OrderLedger.EntriesOf(commit.After, record.Event).Select((entry, index) => TableRows.Insert(JournalRow(partition, record, index + 1, entry))));
            hash = stored.Hash;
        }

        if (commit is { Key: { } key, Answer: { } answer })
        {
            actions.Add(TableRows.Insert(AnswerRow.Create(partition, key, answer)));
        }

        if (commit.Statement is { } statement)
        {
            actions.Add(TableRows.Insert(StatementRow(partition, statement)));
        }

        TableEntity head = HeadRow(commit.After, hash);
        actions.Add(TableRows.Write(head, commit.Before?.ETag));
        return actions;
    }

    // An abandoned placement has a head without anything in it.
    public static StoredOrder? ReadHead(TableEntity row) =>
        LongText.Read(row, Data) is { } data ? new(MarketJson.Read<Order>(data), row.ETag, row.GetString(Hash)) : null;

    public static StoredRecord ReadRecord(TableEntity row)
    {
        OrderEvent @event = OrderEventTypes.Read(row.GetString("Type"), LongText.Read(row, Data)!);
        OrderRecord record = new(row.GetInt64("Version")!.Value, @event, row.GetString("Actor"), row.GetDateTimeOffset("AtUtc")!.Value, row.GetString("Policy"));
        return new(record, row.GetString("PreviousHash"), row.GetString(Hash));
    }

    // State, held amount and parties stand beside the document for reconciliation's scans and for people who look at the table.
    private static TableEntity HeadRow(Order order, string hash) => WithData(MarketJson.Write(order, MarketJson.Rows), new(order.Id.Value, HeadKey)
    {
        [Hash] = hash,
        ["Version"] = order.Version,
        ["State"] = MarketJson.Name(order.State),
        ["Phase"] = MarketJson.Name(order.Phase),
        ["HeldMinor"] = order.Held.AmountMinor,
        ["Currency"] = order.Held.Currency.Code,
        ["ClaimOpen"] = order.Claim?.IsOpen == true ? true : null,
        ["BuyerId"] = order.BuyerId.Value,
        ["SellerId"] = order.SellerId.Value,
    });

    private static TableEntity EventRow(string partition, StoredRecord stored) => WithData(OrderEventTypes.Write(stored.Record.Event), new(partition, EventKey(stored.Record.Version))
    {
        ["Type"] = OrderEventTypes.NameOf(stored.Record.Event),
        ["Version"] = stored.Record.Version,
        ["Actor"] = stored.Record.Actor,
        ["AtUtc"] = stored.Record.AtUtc,
        ["Policy"] = stored.Record.PolicyVersion,
        ["PreviousHash"] = stored.PreviousHash,
        [Hash] = stored.Hash,
    });

    private static TableEntity StatementRow(string partition, Statement statement) => WithData(
        MarketJson.Write(statement, MarketJson.Rows), new(partition, string.Create(CultureInfo.InvariantCulture, $"{StatementKeyFrom}{statement.Number:d4}")));

    private static TableEntity WithData(string data, TableEntity row)
    {
        LongText.Write(row, Data, data);
        return row;
    }

    private static TableEntity JournalRow(string partition, OrderRecord record, int number, JournalEntry entry) =>
        new(partition, string.Create(CultureInfo.InvariantCulture, $"{JournalKeyFrom}{record.Version:d8}:{number}"))
        {
            ["Code"] = MarketJson.Name(entry.Code),
            ["Postings"] = JsonSerializer.Serialize(entry.Postings, MarketJson.Rows),
            ["AtUtc"] = record.AtUtc,
        };
}
