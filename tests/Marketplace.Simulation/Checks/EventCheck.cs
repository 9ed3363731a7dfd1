using System.Globalization;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>What was committed was told, under an id of its own and always the same; and who only listens comes to the same numbers.</summary>
internal sealed class EventCheck : Check
{
    // Nothing follows from it, so nobody is told.
    private const string Untold = "PaymentRequested";

    public EventCheck(SimWorld world)
        : base(world) => world.Topic.Contradicted += id => Require(false, "told again, an event says the same", () => $"{id} does not.", id.Split(':')[0]);

    public override Task AtEndAsync()
    {
        Row[] events = [.. World.Account.Tables[StoredDocuments.Orders].Rows.Where(row => row.RowKey.StartsWith("event:", StringComparison.Ordinal))];
        foreach (Row happened in events.Where(row => row.Text("Type") != Untold))
        {
            long version = long.Parse(happened.RowKey["event:".Length..], CultureInfo.InvariantCulture);
            string id = string.Create(CultureInfo.InvariantCulture, $"{happened.PartitionKey}:{version}:0");
            Require(World.Topic.Events.ContainsKey(id), "every event is told", () => $"{happened.Text("Type")} is not, event {version}.", happened.PartitionKey);
        }

        if (World.Settings.Script is null)
        {
            CheckSales();
        }

        return Task.CompletedTask;
    }

    private void CheckSales()
    {
        Table sales = World.Account.Tables["Sales"], orders = World.Account.Tables[StoredDocuments.Orders];
        HashSet<string> released = [.. orders.Rows.Where(row => row.Text("Type") == "EscrowReleased").Select(row => row.PartitionKey)];
        Row[] heads = [.. released.Select(order => orders.Find(order, StoredDocuments.Head)!)];
        foreach (string listing in World.Account.Tables["Listings"].Rows.Where(row => row.RowKey == StoredDocuments.Head).Select(row => row.PartitionKey))
        {
            long counted = sales.Find(listing, "total") is { } total ? Convert.ToInt64(total.Properties["Units"].Value, CultureInfo.InvariantCulture) : 0;
            long sold = heads.Sum(head => PiecesOf(head, listing));
            Require(counted == sold, "sales are what was released", () => $"{sold} were, {counted} are counted.", listing);
        }
    }

    private static long PiecesOf(Row order, string listing) => order.Data()!.Value.GetProperty("lines").EnumerateArray()
        .Where(line => line.Text("listingId") == listing)
        .Sum(line => line.GetProperty("quantity").GetInt64());
}
