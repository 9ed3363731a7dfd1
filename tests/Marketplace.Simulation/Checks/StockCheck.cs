using System.Text.Json;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Pieces: none is sold twice, none gets lost, and a listing's count of what is held is what its orders hold.</summary>
internal sealed class StockCheck(SimWorld world) : Check(world)
{
    private const string Listings = "Listings";

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != Listings)
        {
            return;
        }

        string listing = changes[0].PartitionKey;
        Table rows = World.Account.Tables[Listings];
        if (rows.Find(listing, StoredDocuments.Head) is not { } head)
        {
            return;
        }

        (long available, long held, long sold) = Pieces(head);
        Require(available >= 0 && held >= 0 && sold >= 0, "nothing is oversold", () => $"{available} available, {held} held, {sold} sold.", listing);
        long byOrders = rows.Partition(listing).Where(IsHold).Sum(row => row.Number("Quantity") ?? 0);
        Require(held == byOrders, "held pieces are orders' pieces", () => $"The listing counts {held} as held, its orders hold {byOrders}.", listing);
        RowChange? change = changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head);
        if (change?.Before is { } before && before.Data()?.GetProperty("version").GetInt64() == head.Data()?.GetProperty("version").GetInt64())
        {
            (long wasAvailable, long wasHeld, long wasSold) = Pieces(before);
            Require(wasAvailable + wasHeld + wasSold == available + held + sold, "no piece gets lost", () => $"{wasAvailable + wasHeld + wasSold} pieces became {available + held + sold}.", listing);
        }
    }

    public override Task AtEndAsync()
    {
        Table orders = World.Account.Tables[StoredDocuments.Orders];
        Dictionary<string, long> sold = new(StringComparer.Ordinal);
        foreach (Row head in orders.PartitionKeys.Select(order => orders.Find(order, StoredDocuments.Head)).OfType<Row>().Where(head => head.Data() is { } order && KeepsPieces(order)))
        {
            foreach (JsonElement line in head.Data()!.Value.GetProperty("lines").EnumerateArray())
            {
                string listing = line.Text("listingId")!;
                sold[listing] = sold.GetValueOrDefault(listing) + line.GetProperty("quantity").GetInt64();
            }
        }

        Table listings = World.Account.Tables[Listings];
        foreach (Row head in listings.PartitionKeys.Select(listing => listings.Find(listing, StoredDocuments.Head)).OfType<Row>())
        {
            (_, long held, long soldHere) = Pieces(head);
            Require(held == 0, "ended orders hold nothing", () => $"{held} pieces are still held.", head.PartitionKey);
            Require(soldHere == sold.GetValueOrDefault(head.PartitionKey), "sold pieces are with buyers", () => $"{soldHere} are sold, buyers have {sold.GetValueOrDefault(head.PartitionKey)}.", head.PartitionKey);
        }

        return Task.CompletedTask;
    }

    // Goods that were shipped stay with the buyer, whoever got the money, unless they came back.
    private static bool KeepsPieces(JsonElement order)
    {
        bool cameBack = order.Part("refund") is { } refund && refund.Part("return") is not null && refund.Text("end") == "paid";
        return order.Text("state") == "completed" || (order.Text("state") == "refunded" && order.Time("shippedUtc") is not null && !cameBack);
    }

    private static bool IsHold(Row row) => row.RowKey.StartsWith("hold:", StringComparison.Ordinal);

    private static (long Available, long Held, long Sold) Pieces(Row head) => (head.Number("Available") ?? 0, head.Number("Held") ?? 0, head.Number("Sold") ?? 0);
}
