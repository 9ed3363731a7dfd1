using System.Globalization;
using System.Text.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Lists, read as clients read them, are what the truth says; nothing is left on the way.</summary>
internal sealed class ProjectionCheck(SimWorld world) : Check(world)
{
    // Of everything, its category and its seller, each in five orders.
    private const int IndexedOrders = 15;

    public override async Task AtEndAsync()
    {
        Table orders = World.Account.Tables[StoredDocuments.Orders];
        Row[] heads = [.. orders.PartitionKeys.Select(order => orders.Find(order, StoredDocuments.Head)).OfType<Row>().Where(head => head.Text("State") is not null)];
        string[] colluding = [.. World.Stories.Circles.SelectMany(circle => circle.Members)];
        await CheckOrdersAsync(heads, "buyer", "BuyerId", [.. Enumerable.Range(0, World.Settings.Orders).Select(number => $"buyer{number}"), .. colluding]);
        await CheckOrdersAsync(heads, "seller", "SellerId", [.. Enumerable.Range(0, World.Settings.Orders).Select(number => $"seller{number}"), .. colluding]);
        await CheckListingsAsync();
        Table parcels = World.Account.Tables["Parcels"];
        foreach (Row head in heads.Where(head => head.Data()!.Value.Part("shipment") is not null))
        {
            Require(parcels.Rows.Any(row => row.RowKey == head.PartitionKey), "parcels are known", () => "Its parcel is not.", head.PartitionKey);
        }

        CheckNothingIsLeft();
    }

    private async Task CheckOrdersAsync(Row[] heads, string side, string column, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            string member = SimulatedSignIn.MemberOf(name);
            Row[] its = [.. heads.Where(head => head.Text(column) == member)];
            if (its.Length == 0)
            {
                continue;
            }

            List<JsonElement> listed = await ReadAllAsync(name, $"/api/orders?as={side}&limit=100");
            Require(listed.Count == its.Length, "lists are their rebuild", () => $"{name} has {its.Length} orders as {side} and sees {listed.Count}.", member);
            foreach (Row head in its)
            {
                string? state = listed.FirstOrDefault(item => item.Text("id") == head.PartitionKey) is { ValueKind: JsonValueKind.Object } item ? item.Text("state") : null;
                Require(state == head.Text("State"), "lists are their rebuild", () => $"It is {head.Text("State")}; the {side}'s list says {state}.", head.PartitionKey);
            }
        }
    }

    private async Task CheckListingsAsync()
    {
        Table listings = World.Account.Tables["Listings"];
        string[] active = [.. listings.Rows.Where(row => row.RowKey == StoredDocuments.Head && row.Text("State") == "active").Select(row => row.PartitionKey)];
        List<JsonElement> listed = await ReadAllAsync("", "/api/listings?limit=100");
        string[] shown = [.. listed.Select(item => item.Text("id")!)];
        string? wrong = active.Except(shown).Concat(shown.Except(active)).FirstOrDefault();
        Require(
            wrong is null && active.Length == shown.Length,
            "lists are their rebuild",
            () => $"{active.Length} listings are for sale, {shown.Length} are listed.",
            wrong ?? "");
        CheckIndexRows([.. active]);
        CheckOwnLists(listings);
    }

    // In each list, in each of its orders, and under each of its words a listing stands once; one that is not for sale nowhere.
    private void CheckIndexRows(HashSet<string> active)
    {
        Row[] rows = [.. World.Account.Tables["ListingIndex"].Rows.Where(row => !row.PartitionKey.StartsWith("listing:", StringComparison.Ordinal) && !row.PartitionKey.StartsWith("mine:", StringComparison.Ordinal))];
        foreach (IGrouping<string, Row> listing in rows.GroupBy(row => row.RowKey.Split(':')[^1]))
        {
            Require(active.Contains(listing.Key), "lists are their rebuild", () => $"It is not for sale and has rows in {listing.First().PartitionKey}.", listing.Key);
            string? twice = listing.CountBy(row => row.PartitionKey).FirstOrDefault(count => count.Value > 1).Key;
            Require(twice is null, "lists are their rebuild", () => $"It is in {twice} twice.", listing.Key);
            int orders = listing.Count(row => !row.PartitionKey.StartsWith("term:", StringComparison.Ordinal));
            Require(orders == IndexedOrders, "lists are their rebuild", () => $"It is in {orders} lists and orders.", listing.Key);
            Require(listing.Select(row => row.Text("Data")).Distinct().Count() == 1, "lists are their rebuild", () => "Its rows do not say the same.", listing.Key);
        }
    }

    private void CheckOwnLists(Table listings)
    {
        foreach (Row head in listings.Rows.Where(row => row.RowKey == StoredDocuments.Head))
        {
            Row[] own = [.. World.Account.Tables["ListingIndex"].Rows.Where(row => row.PartitionKey == $"mine:{head.Text("SellerId")}" && row.RowKey.EndsWith(head.PartitionKey, StringComparison.Ordinal))];
            Require(own.Length == 1 && own[0].Text("State") == head.Text("State"), "lists are their rebuild", () => $"It is {head.Text("State")}; its seller's own list says {own.FirstOrDefault()?.Text("State")}.", head.PartitionKey);
        }
    }

    private void CheckNothingIsLeft()
    {
        // What there still is time for is not left behind: to fill a bond up or get it back, to forget a device, to drop a window that both closed.
        string now = World.Kernel.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        Row? deadline = World.Account.Tables["Deadlines"].Rows.FirstOrDefault(row => row.PartitionKey is not ("bond" or "device" or "rating") || string.CompareOrdinal(row.RowKey, now) < 0);
        Require(deadline is null, "no deadline is left", () => $"{deadline!.RowKey} is.", deadline?.RowKey.Split(':')[^1] ?? "");
        foreach (string queue in MarketQueues.Names.SelectMany(name => (string[])[name, $"{name}-poison"]))
        {
            Require(World.Account.Queues[queue].Count == 0, "no message is left", () => $"{World.Account.Queues[queue].Count} are in {queue}, such as {World.Account.Queues[queue][0].Text}.");
        }
    }

    private async Task<List<JsonElement>> ReadAllAsync(string member, string path)
    {
        List<JsonElement> items = [];
        for (string? cursor = ""; cursor is not null;)
        {
            HttpReply page = await World.Members.AskAsync(new(member, "GET", cursor.Length == 0 ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}"));
            if (!Require(page.Status == 200, "lists can be read", () => $"{path} was answered {page.Status}: {page.Body}"))
            {
                break;
            }

            JsonElement body = JsonSerializer.Deserialize<JsonElement>(page.Body);
            items.AddRange(body.GetProperty("items").EnumerateArray());
            cursor = body.Text("nextCursor");
        }

        return items;
    }
}
