using System.Text.Json;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// Ratings and credit: nobody sees the other side's rating before both are revealed; every window closes; every revealed rating and every paid trade that ended is counted once,
/// as the order has it; every sum is that of its rows.
/// </summary>
internal sealed class CreditCheck(SimWorld world) : Check(world)
{
    private const string Credit = "Credit";
    private static readonly string[] _sides = ["byBuyer", "bySeller"];

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        Row? head = table == StoredDocuments.Orders ? changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head)?.After : null;
        if (head?.Text("Data")?.Contains("\"ratings\"", StringComparison.Ordinal) == true && head.Data() is { } order && order.TryGetProperty("ratings", out JsonElement ratings) && ratings.Time("revealedUtc") is { } shown)
        {
            bool both = _sides.All(side => ratings.Part(side) is not null);
            Require(both || shown >= ratings.Time("closesUtc"), "a rating is sealed until both are shown", () => $"One side's was shown at {shown:O}.", head.PartitionKey);
        }
    }

    public override void OnAnswer(HttpCall call, HttpReply reply, Exception? error)
    {
        if (!reply.IsOk || !call.Path.Contains("/ratings", StringComparison.Ordinal) || !call.Path.StartsWith("/api/orders/", StringComparison.Ordinal) || reply.Time("revealedUtc") is not null)
        {
            return;
        }

        string order = call.Path.Split('/')[3];
        bool isBuyer = World.Account.Tables[StoredDocuments.Orders].Find(order, StoredDocuments.Head)!.Text("BuyerId") == SimulatedSignIn.MemberOf(call.Caller);
        string others = isBuyer ? "bySeller" : "byBuyer";
        Require(reply.Text(others) is null, "a rating is sealed until both are shown", () => $"{call.Caller} saw {others}: {reply.Body}", order);
    }

    public override Task AtEndAsync()
    {
        Table orders = World.Account.Tables[StoredDocuments.Orders];
        HashSet<(string Partition, string Key)> due = [];
        foreach (Row head in orders.PartitionKeys.Select(order => orders.Find(order, StoredDocuments.Head)).OfType<Row>().Where(head => head.Text("State") is not null))
        {
            CheckOrder(head, due);
        }

        Table credit = World.Account.Tables[Credit];
        foreach (Row row in credit.RowsOf("pair:").Concat(credit.RowsOf("trade:")))
        {
            Require(due.Contains((row.PartitionKey, row.RowKey)), "credit counts what was", () => $"{row.RowKey} has no order that says so.", row.PartitionKey);
        }

        foreach (string member in credit.PartitionKeys)
        {
            CheckSums(member, [.. credit.Rows.Where(row => row.PartitionKey == member)]);
        }

        return Task.CompletedTask;
    }

    private void CheckOrder(Row head, HashSet<(string, string)> due)
    {
        JsonElement order = head.Data()!.Value;
        (string id, string buyer, string seller) = (head.PartitionKey, head.Text("BuyerId")!, head.Text("SellerId")!);
        if (StoredDocuments.IsFinal(head.Text("State")) && order.Time("paidUtc") is not null)
        {
            RequireRow(due, seller, $"trade:{id}", id);
        }

        if (!order.TryGetProperty("ratings", out JsonElement ratings) || ratings.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Require(ratings.Time("revealedUtc") is not null, "every rating is shown in the end", () => $"The window closed at {ratings.Time("closesUtc"):O}.", id);
        foreach (string side in _sides.Where(side => ratings.Part(side) is not null))
        {
            bool byBuyer = side == "byBuyer";
            (string rated, string giver, string role) = byBuyer ? (seller, buyer, "seller") : (buyer, seller, "buyer");
            if (RequireRow(due, rated, $"pair:{role}:{giver}:{id}", id) is { } counted)
            {
                string? said = ratings.GetProperty(side).Text("score");
                string? kept = counted.GetProperty("shown").GetProperty("rating").Text("score");
                Require(said == kept, "credit has what was said", () => $"{side} is {said}; {rated} is counted {kept}.", id);
            }
        }
    }

    private JsonElement? RequireRow(HashSet<(string, string)> due, string member, string key, string order)
    {
        due.Add((member, key));
        JsonElement? data = World.Account.Tables[Credit].Find(member, key)?.Data();
        Require(data is not null, "credit counts what was", () => $"{member} has no {key}.", order);
        return data;
    }

    private void CheckSums(string member, Row[] rows)
    {
        if (rows.SingleOrDefault(row => row.RowKey == "totals")?.Data() is not { } totals)
        {
            Require(false, "a sum is that of its rows", () => "There is no sum.", member);
            return;
        }

        Row[] trades = [.. rows.Where(row => row.RowKey.StartsWith("trade:", StringComparison.Ordinal))];
        foreach ((string name, int its) in new[] { ("trades", trades.Length), ("refunded", trades.Count(row => row.Data()!.Value.GetProperty("trade").GetProperty("refunded").GetBoolean())) })
        {
            int sum = totals.TryGetProperty("record", out JsonElement record) && record.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : 0;
            Require(sum == its, "a sum is that of its rows", () => $"{its} {name} are there, the sum says {sum}.", member);
        }

        foreach ((string role, string property) in new[] { ("seller", "asSeller"), ("buyer", "asBuyer") })
        {
            JsonElement[] counted = [.. rows.Where(row => row.RowKey.StartsWith($"pair:{role}:", StringComparison.Ordinal)).Select(row => row.Data()!.Value.GetProperty("scored"))
                .Where(scored => scored.Text("reason") is null)];
            foreach ((string score, string name) in new[] { ("good", "good"), ("neutral", "neutral"), ("bad", "bad") })
            {
                int itsRows = counted.Count(scored => scored.GetProperty("trade").Text("score") == score);
                int sum = totals.GetProperty(property).TryGetProperty(name, out JsonElement number) ? number.GetInt32() : 0;
                Require(sum == itsRows, "a sum is that of its rows", () => $"{itsRows} ratings as {role} are {score}, the sum says {sum}.", member);
            }
        }
    }
}
