using Marketplace.Simulation.Storage.Tables;
using static Marketplace.Simulation.Mutants.StorageMutant;

namespace Marketplace.Simulation.Mutants;

/// <summary>Bugs in stock, accounts, lists, deadlines and announcements.</summary>
internal static class ProjectionMutants
{
    private const string Listings = "Listings";
    private const string Accounts = "Accounts";
    private const string Credit = "Credit";
    private const string Deadlines = "Deadlines";
    private const string OrderEvents = "order-events";

    public static IEnumerable<Mutant> All =>
    [
        IgnoresVersions("stock-version-ignored", Listings),
        Writes("hold-not-freed", Listings, writes => writes.Any(write => IsHold(write) && write.Kind is WriteKind.Replace or WriteKind.Delete) ? [] : writes),
        Drops("stock-not-taken", Listings, "head", write => write.Kind == WriteKind.Replace && Number(write, "Held") > 0),
        Edits("sold-pieces-come-back", Listings, "head", SoldComesBack),
        new StorageMutant("stock-read-too-high", (_, tampering) => tampering.Reads = (table, row) => table == Listings && row.RowKey == "head" ? MoreStock(row) : row),
        DoubleCredit(),
        Edits("credit-doubled", Accounts, "entry:", properties => EditJson(properties, "Data", CreditTwice)),
        Drops("entry-without-balance", Accounts, "head"),
        Drops("balance-without-entry", Accounts, "entry:"),
        Drops("deadline-not-written", Deadlines, ""),
        Drops("deadline-not-removed", Deadlines, "", write => write.Kind == WriteKind.Delete),
        StaleList(),
        Drops("listing-not-listed", "ListingIndex", "", write => write.PartitionKey == "all" && write.Kind != WriteKind.Delete),
        Drops("parcel-forgotten", "Parcels", ""),
        Drops("notice-not-kept", "Notifications", "note:"),
        IgnoresVersions("credit-version-ignored", Credit),
        Drops("rating-not-counted", Credit, "pair:"),
        Drops("credit-sum-not-written", Credit, "totals"),
        Drops("ended-trade-not-counted", Credit, "trade:"),
        Drops("rating-window-not-closed", Deadlines, "", write => write.PartitionKey == "rating" && write.Kind != WriteKind.Delete),
        Drops("sale-not-counted", "Sales", "total"),
        Drops("own-list-not-written", "ListingIndex", "", write => write.PartitionKey.StartsWith("mine:", StringComparison.Ordinal)),
        Edits("rating-shown-at-once", "Orders", "head", properties => EditJson(properties, "Data", ShownAtOnce)),
        new StorageMutant("first-page-only", (_, tampering) => tampering.LosesContinuations = true),
        Forgets("committed-without-announcement", OrderEvents),
        Forgets("member-changed-without-announcement", "notifications"),
        Forgets("events-not-tried-again", "unpublished-events"),
        new StorageMutant("announcement-not-put-off", (account, _) => account.Queues.Keeps = (queue, text, _) => queue != OrderEvents || IsFirstTry(text)),
        new StorageMutant("insurance-not-kept", (account, _) => account.Queues.Keeps = (queue, text, hidden) => queue != OrderEvents || hidden == TimeSpan.Zero || !IsFirstTry(text)),
        new StorageMutant("message-taken-before-it-is-handled", (account, _) => account.Queues.ForgetsReceived = true),
    ];

    // Every fifth message of a queue.
    private static StorageMutant Forgets(string name, string forgetful) => new(name, (account, _) =>
    {
        int sent = 0;
        account.Queues.Keeps = (queue, _, _) => queue != forgetful || ++sent % 5 != 0;
    });

    private static bool IsHold(TableWrite write) => write.RowKey.StartsWith("hold:", StringComparison.Ordinal);

    private static long Number(TableWrite write, string name) => write.Properties.TryGetValue(name, out PropertyValue value) ? Convert.ToInt64(value.Value, null) : 0;

    private static bool IsFirstTry(string base64) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(base64)).Contains("\"delays\":0", StringComparison.Ordinal);

    private static void SoldComesBack(Dictionary<string, PropertyValue> properties)
    {
        if (properties["Sold"].Value is int sold and > 0 && properties["Available"].Value is int available)
        {
            (properties["Sold"], properties["Available"]) = (new(sold - 1), new(available + 1));
            EditJson(properties, "Data", listing => (listing["stock"]!["sold"], listing["stock"]!["available"]) = (sold - 1, available + 1));
        }
    }

    private static void CreditTwice(System.Text.Json.Nodes.JsonNode entry)
    {
        if (entry["booked"]?["amount"] is { } amount)
        {
            amount["amountMinor"] = amount["amountMinor"]!.GetValue<long>() * 2;
        }
    }

    private static void ShownAtOnce(System.Text.Json.Nodes.JsonNode order)
    {
        if (order["ratings"] is { } ratings)
        {
            ratings["revealedUtc"] ??= (ratings["byBuyer"] ?? ratings["bySeller"])!["givenUtc"]!.DeepClone();
        }
    }

    private static Row MoreStock(Row row)
    {
        Dictionary<string, PropertyValue> properties = new(row.Properties, StringComparer.Ordinal);
        EditJson(properties, "Data", listing => listing["stock"]!["available"] = listing["stock"]!["available"]!.GetValue<int>() + 1);
        return new(row.PartitionKey, row.RowKey, properties, row.TimestampUtc);
    }

    // The same transfer under another key at each try: nothing recognises a repetition any more.
    private static StorageMutant DoubleCredit()
    {
        int tries = 0;
        return Writes("double-credit", Accounts, writes => writes.Select(write =>
            write.RowKey.StartsWith("entry:", StringComparison.Ordinal) ? write with { RowKey = $"{write.RowKey}:{Interlocked.Increment(ref tries)}" } : write));
    }

    // A list is written once and never again.
    private static StorageMutant StaleList() => new("stale-order-list", (account, tampering) => tampering.Writes = (table, writes) =>
        table == "OrderIndex" && account.Tables[table].Find(writes[0].PartitionKey, writes[0].RowKey) is not null ? [] : writes);
}
