using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Domain.Policies;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>An order's history only grows, event by event, each chained to the one before; its head is what the events say; an end is an end.</summary>
internal sealed class OrderCheck(SimWorld world) : Check(world)
{
    private static readonly PolicyCatalog _policies = PolicyCatalog.LoadEmbedded();

    private readonly Dictionary<string, (long Version, string Hash)> _last = new(StringComparer.Ordinal);

    /// <summary>Orders that have not ended, or have a claim open.</summary>
    public SortedSet<string> Open { get; } = new(StringComparer.Ordinal);

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != StoredDocuments.Orders)
        {
            return;
        }

        string order = changes[0].PartitionKey;
        foreach (RowChange change in changes.Where(change => change.RowKey != StoredDocuments.Head))
        {
            Require(change.Before is null && change.After is not null, "history only grows", () => $"{change.RowKey} was changed or removed.", order);
        }

        foreach (Row row in changes.Select(change => change.After).OfType<Row>().Where(IsEvent).OrderBy(row => row.RowKey, StringComparer.Ordinal))
        {
            Append(order, row);
        }

        RowChange? head = changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head);
        Require(head?.After is not null, "every commit writes the head", () => "A commit left the head as it was.", order);
        if (head?.After is { } after)
        {
            CheckHead(order, head.Before, after);
        }
    }

    private static bool IsEvent(Row row) => row.RowKey.StartsWith("event:", StringComparison.Ordinal);

    private void Append(string order, Row row)
    {
        (long version, string hash) = _last.GetValueOrDefault(order, (0, ""));
        long number = row.Number("Version") ?? 0;
        Require(number == version + 1, "events are numbered without a gap", () => $"Event {number} follows event {version}.", order);
        Require(row.Text("PreviousHash") == hash && row.Text("Hash") == HashOf(hash, row), "hash chains are intact", () => $"Event {number} is not chained to event {version}.", order);
        _last[order] = (number, row.Text("Hash") ?? "");
        if (row.Text("Type") == "EscrowReleased" && World.Account.Tables[StoredDocuments.Orders].Find(order, StoredDocuments.Head) is { } head)
        {
            CheckFee(order, row.Data()!.Value, head.Data()!.Value);
        }
    }

    // What docs say a hash is over, computed here once more.
    private static string HashOf(string previous, Row row)
    {
        DateTime at = row.Properties.TryGetValue("AtUtc", out PropertyValue value) && value.Value is DateTime time ? time : default;
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{previous}\n{row.Number("Version")}\n{row.Text("Type")}\n{row.Text("Data")}\n{row.Text("Actor")}\n{at.Ticks}\n{row.Text("Policy")}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private void CheckHead(string order, Row? before, Row after)
    {
        if (after.Data() is not { } document)
        {
            Require(before is null, "an order is never abandoned", () => "The head of an order that exists was emptied.", order);
            return;
        }

        (long version, string hash) = _last.GetValueOrDefault(order, (0, ""));
        Require(after.Number("Version") == version && after.Text("Hash") == hash, "the head is at the last event", () => $"The head is at {after.Number("Version")}, the last event is {version}.", order);
        string? state = after.Text("State");
        Require(document.Text("state") == state, "the head agrees with itself", () => $"Its column says {state}, its document {document.Text("state")}.", order);
        Require(!StoredDocuments.IsFinal(before?.Text("State")) || before!.Text("State") == state, "an end is an end", () => $"It went from {before!.Text("State")} to {state}.", order);
        _ = StoredDocuments.IsFinal(state) && !after.IsClaimOpen() ? Open.Remove(order) : Open.Add(order);
    }

    // The fee is a share of the goods, rounded down line by line, and never of the freight; of a part of the price it is that part.
    private void CheckFee(string order, JsonElement released, JsonElement head)
    {
        MarketPolicy policy = _policies.Get(head.Text("policyVersion")!);
        long fee = released.Amount("fee").Minor;
        JsonElement[] lines = [.. head.GetProperty("lines").EnumerateArray()];
        long goods = head.GetProperty("price").Amount("goods").Minor;
        long total = goods + head.GetProperty("price").Amount("freight").Minor;
        long worth = lines.Sum(line => line.Amount("unitPrice").Minor * line.GetProperty("quantity").GetInt64());
        long given = fee + released.Amount("sellerCredit").Minor;
        decimal ShareOf(JsonElement line) => (decimal)goods * line.Amount("unitPrice").Minor * line.GetProperty("quantity").GetInt64() / worth;
        decimal FeeOn(JsonElement line, decimal share) => share * (policy.FindCategory(line.Text("category"))?.FeeBasisPoints ?? 0) / 10_000;
        decimal exact = lines.Sum(line => FeeOn(line, ShareOf(line))) * given / total;

        // Of a price that was changed each line has whole minor units, so a line may have a part of one more than its share.
        decimal most = lines.Sum(line => FeeOn(line, Math.Ceiling(ShareOf(line)))) * given / total;
        Require(fee >= 0 && fee <= most && fee > exact - (2 * lines.Length) - 1, "fees are rounded down", () => $"The fee is {fee}, its exact share {exact:0.######}.", order);
        Require(given <= total, "a release gives what was held", () => "More was released than the price.", order);
    }
}
