using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Whoever is to be told of an order's step was told of it, once.</summary>
internal sealed class NoticeCheck(SimWorld world) : Check(world)
{
    // Whoever takes a step oneself is not told of it; what the other side said in a rating is news to both.
    private static readonly (string Event, string Recipient, string Kind)[] _told =
    [
        ("OrderPlaced", "SellerId", "orderPlaced"), ("PaymentCaptured", "SellerId", "orderPaid"), ("PaymentCaptured", "BuyerId", "paymentReceived"),
        ("OrderShipped", "BuyerId", "orderShipped"), ("EscrowReleased", "SellerId", "orderReleased"), ("RefundRequested", "SellerId", "refundRequested"),
        ("RefundRejected", "BuyerId", "refundRejected"),
        ("ClaimUpheld", "BuyerId", "claimPaid"), ("RatingsRevealed", "BuyerId", "ratingsRevealed"),
    ];

    public override Task AtEndAsync()
    {
        Dictionary<(string Member, string? Order, string? Kind, DateTimeOffset? At), int> notices = World.Account.Tables["Notifications"].RowsOf("note:")
            .Select(row => (row.PartitionKey, Note: row.Data()!.Value))
            .Select(row => (row.PartitionKey, row.Note.GetProperty("about").Text("orderId"), row.Note.Text("kind"), row.Note.Time("atUtc")))
            .CountBy(notice => notice)
            .ToDictionary();
        // Of an order: what a member does to its own accounts it may do twice at one moment, as long as the clock stands still.
        foreach (((string member, string? order, string? kind, _), int times) in notices.Where(told => told.Key.Order is not null))
        {
            Require(times == 1, "people are told once", () => $"{member} was told {kind} {times} times.", order!);
        }

        Table orders = World.Account.Tables[StoredDocuments.Orders];
        foreach (Row row in orders.RowsOf("event:"))
        {
            DateTimeOffset at = (DateTime)row.Properties["AtUtc"].Value;
            foreach ((_, string recipient, string kind) in _told.Where(told => told.Event == row.Text("Type")))
            {
                string member = orders.Find(row.PartitionKey, StoredDocuments.Head)!.Text(recipient)!;
                bool isOwn = kind != "ratingsRevealed" && row.Text("Actor")!.EndsWith(member, StringComparison.Ordinal);
                Require(isOwn || notices.ContainsKey((member, row.PartitionKey, kind, at)), "people are told", () => $"{member} was not told {kind}.", row.PartitionKey);
            }
        }

        return Task.CompletedTask;
    }
}
