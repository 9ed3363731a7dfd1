using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>The app's own judgements at the end: its reconciliation finds nothing, and every order's history says that its chain is intact.</summary>
internal sealed class BooksCheck(SimWorld world) : Check(world)
{
    public override async Task AtEndAsync()
    {
        HttpReply books = await World.Members.AskAsync(new("olivia/Operator", "GET", "/api/operator/reconciliation"));
        Require(books.Status == 200 && books.Read("balanced", value => value.GetBoolean()), "the app's reconciliation finds nothing", () => books.Body);
        Table orders = World.Account.Tables[StoredDocuments.Orders];
        foreach (string order in orders.PartitionKeys.Where(order => orders.Find(order, StoredDocuments.Head)?.Text("State") is not null).ToList())
        {
            HttpReply history = await World.Members.AskAsync(new("olivia/Operator", "GET", $"/api/orders/{order}/history"));
            Require(history.Read("chainIntact", value => value.GetBoolean()), "hash chains are intact", () => history.Body, order);
            int events = orders.Partition(order).Count(row => row.RowKey.StartsWith("event:", StringComparison.Ordinal));
            int told = history.Read("items", value => value.GetArrayLength());
            Require(events == told, "history is told whole", () => $"{events} events happened, {told} are told.", order);
        }
    }
}
