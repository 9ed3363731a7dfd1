using System.Globalization;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>What was committed was told, under an id of its own and always the same: of orders, listings, accounts, members and cases. Who only listens comes to the same numbers.</summary>
internal sealed class EventCheck : Check
{
    // Nothing follows from it, so nobody is told.
    private const string Untold = "PaymentRequested";

    // What else happens to a member is told to the member alone.
    private static readonly HashSet<string?> _ofMembers = ["identityVerified", "identityRejected", "verificationRevoked", "standingChanged", "personalDataErased"];

    public EventCheck(SimWorld world)
        : base(world) => world.Topic.Contradicted += id => Require(false, "told again, an event says the same", () => $"{id} does not.", id.Split(':')[0]);

    public override Task AtEndAsync()
    {
        foreach ((string id, string subject) in OfOrders().Concat(OfListings()).Concat(OfAccounts()).Concat(OfMembers()).Concat(OfCases()))
        {
            Require(World.Topic.Events.ContainsKey(id), "every event is told", () => $"{id} is not.", subject);
        }

        if (World.Settings.Script is null)
        {
            CheckSales();
        }

        return Task.CompletedTask;
    }

    private IEnumerable<(string Id, string Subject)> OfOrders() =>
        from row in World.Account.Tables[StoredDocuments.Orders].RowsOf("event:")
        where row.Text("Type") != Untold
        select ($"{row.PartitionKey}:{NumberIn(row.RowKey)}:0", row.PartitionKey);

    // Changes that follow each other at once may be told as one, the last.
    private IEnumerable<(string Id, string Subject)> OfListings() =>
        from head in World.Account.Tables["Listings"].RowsOf(StoredDocuments.Head)
        select ($"{head.PartitionKey}:{head.Data()!.Value.GetProperty("version").GetInt64()}", head.PartitionKey);

    private IEnumerable<(string Id, string Subject)> OfAccounts() =>
        from row in World.Account.Tables["Accounts"].RowsOf("entry:")
        let entry = row.Data()!.Value
        let steps = entry.Part("bond")?.GetProperty("steps").GetArrayLength() ?? 0
        let payouts = entry.Part("payout") is null ? 0 : 1
        from number in Enumerable.Range(0, payouts + steps)
        select ($"{entry.Text("id")}:{number}", entry.Text("id")!);

    private IEnumerable<(string Id, string Subject)> OfMembers() =>
        from row in World.Account.Tables["Members"].RowsOf("security:")
        where _ofMembers.Contains(row.Data()!.Value.Text("kind"))
        select ($"{row.PartitionKey}:{NumberIn(row.RowKey)}", row.PartitionKey);

    // A case is the first version of itself, and nobody is told of it before it is upheld.
    private IEnumerable<(string Id, string Subject)> OfCases() =>
        from review in ReviewCheck.CasesOf(World)
        let steps = review.Text("state") switch { "upheld" => 1, "appealed" => 2, "confirmed" or "reversed" => 3, _ => 0 }
        from step in Enumerable.Range(2, steps)
        select ($"{review.Text("id")}:{step}", review.Text("id")!);

    private static long NumberIn(string key) => long.Parse(key.Split(':')[^1], CultureInfo.InvariantCulture);

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
