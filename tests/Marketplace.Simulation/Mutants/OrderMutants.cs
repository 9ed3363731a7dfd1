using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Simulation.Storage.Tables;
using static Marketplace.Simulation.Mutants.StorageMutant;

namespace Marketplace.Simulation.Mutants;

/// <summary>
/// Bugs in how orders, their history and their money are written. Ignoring the version of an order's head is none of them: events are
/// inserted under their numbers, so a second writer fails on the event.
/// </summary>
internal static class OrderMutants
{
    private const string Orders = "Orders";

    public static IEnumerable<Mutant> All =>
    [
        Drops("idempotency-row-missing", Orders, "idem:"),
        Drops("event-missing", Orders, "event:", write => Is(write, "OrderShipped")),
        Drops("journal-missing", Orders, "journal:"),
        Drops("head-not-written", Orders, "head", write => write.Kind == WriteKind.Replace),
        Edits("postings-unbalanced", Orders, "journal:", properties => EditJson(properties, "Postings", postings => Add(postings[0]!["amount"]!, 1))),
        Edits("hash-chain-broken", Orders, "event:", properties => properties["PreviousHash"] = new("0")),
        Edits("held-forgotten", Orders, "head", properties => properties["HeldMinor"] = new(0L)),
        Edits("order-reopened", Orders, "head", Reopen),
        Writes("history-edited", Orders, writes => writes.Count > 2 && writes.Any(write => write.RowKey == "event:00000003")
            ? [.. writes, new(WriteKind.Merge, writes[0].PartitionKey, "event:00000001", new() { ["Note"] = new("edited") }, "*", false)]
            : writes),
        Writes("fee-rounded-up", Orders, RoundUpFee),
        Writes("released-and-refunded", Orders, ReleaseTwice),
        Writes("pause-restarts-the-clock", Orders, RestartClock),
        new StorageMutant("replay-answers-otherwise", (_, tampering) => tampering.Reads = (table, row) =>
            table == Orders && row.RowKey.StartsWith("idem:", StringComparison.Ordinal) ? With(row, "Body", row.Text("Body") + " ") : row),
    ];

    private static bool Is(TableWrite write, string type) => write.Properties.TryGetValue("Type", out PropertyValue value) && value.Value as string == type;

    private static void Add(JsonNode amount, long minor) => amount["amountMinor"] = amount["amountMinor"]!.GetValue<long>() + minor;

    private static Row With(Row row, string name, string text) =>
        new(row.PartitionKey, row.RowKey, new Dictionary<string, PropertyValue>(row.Properties, StringComparer.Ordinal) { [name] = new(text) }, row.TimestampUtc);

    private static void Reopen(Dictionary<string, PropertyValue> properties)
    {
        if (properties.TryGetValue("State", out PropertyValue state) && state.Value as string == "cancelled")
        {
            properties["State"] = new("placed");
            EditJson(properties, "Data", head => head["state"] = "placed");
        }
    }

    // Everywhere the same, as a wrong formula would have it: in the event, in the journal, in the head's transfer, under a right hash.
    private static IEnumerable<TableWrite> RoundUpFee(IReadOnlyList<TableWrite> writes)
    {
        if (writes.FirstOrDefault(write => Is(write, "EscrowReleased")) is not { } released)
        {
            return writes;
        }

        EditJson(released.Properties, "Data", data => Move(data["fee"]!, data["sellerCredit"]!));
        foreach (TableWrite entry in writes.Where(write => write.RowKey.StartsWith("journal:", StringComparison.Ordinal)))
        {
            int sign = entry.Properties["Code"].Value as string == "fee" ? 1 : -1;
            EditJson(entry.Properties, "Postings", postings =>
            {
                Add(postings[0]!["amount"]!, -sign);
                Add(postings[1]!["amount"]!, sign);
            });
        }

        TableWrite head = writes.First(write => write.RowKey == "head");
        EditJson(head.Properties, "Data", data => Add(data["transfers"]!.AsArray()[^1]!["amount"]!, -1));
        head.Properties["Hash"] = released.Properties["Hash"] = new(HashOf(released.Properties));
        return writes;
    }

    // After a pause the whole ten days begin anew, in the event and in the head alike.
    private static IEnumerable<TableWrite> RestartClock(IReadOnlyList<TableWrite> writes)
    {
        if (writes.FirstOrDefault(write => Is(write, "RefundClosed")) is { } closed && writes.Count(write => write.RowKey.StartsWith("event:", StringComparison.Ordinal)) == 1)
        {
            DateTime due = ((DateTime)closed.Properties["AtUtc"].Value).AddDays(10);
            EditJson(closed.Properties, "Data", data => data["confirmDueUtc"] = due);
            TableWrite head = writes.First(write => write.RowKey == "head");
            EditJson(head.Properties, "Data", data => data["confirmDueUtc"] = due);
            head.Properties["Hash"] = closed.Properties["Hash"] = new(HashOf(closed.Properties));
        }

        return writes;
    }

    private static void Move(JsonNode to, JsonNode from)
    {
        Add(to, 1);
        Add(from, -1);
    }

    // A released escrow whose journal refunds it as well.
    private static IEnumerable<TableWrite> ReleaseTwice(IReadOnlyList<TableWrite> writes)
    {
        if (writes.FirstOrDefault(write => write.RowKey.EndsWith(":1", StringComparison.Ordinal) && write.Properties.TryGetValue("Code", out PropertyValue code) && code.Value as string == "release") is not { } entry)
        {
            return writes;
        }

        Dictionary<string, PropertyValue> again = new(entry.Properties, StringComparer.Ordinal) { ["Code"] = new("refund") };
        EditJson(again, "Postings", postings => postings[1]!["account"] = "psp:clearing");
        return [.. writes, entry with { RowKey = entry.RowKey[..^1] + "9", Properties = again }];
    }

    private static string HashOf(Dictionary<string, PropertyValue> row)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{row["PreviousHash"].Value}\n{row["Version"].Value}\n{row["Type"].Value}\n{row["Data"].Value}\n{row["Actor"].Value}\n{((DateTime)row["AtUtc"].Value).Ticks}\n{row["Policy"].Value}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
