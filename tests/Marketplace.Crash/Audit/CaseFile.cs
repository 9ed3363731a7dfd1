using System.Text.Json.Nodes;
using Marketplace.Crash.Trading;

namespace Marketplace.Crash.Audit;

/// <summary>An order as it ended, with its history.</summary>
/// <param name="Order">The order.</param>
/// <param name="Events">Its events' types, oldest first.</param>
/// <param name="ChainIntact">Whether the market finds its history whole.</param>
internal sealed record CaseFile(JsonNode Order, IReadOnlyList<string> Events, bool ChainIntact)
{
    private const string Auditor = "auditor";

    public string Id => Order["id"]!.GetValue<string>();

    public string State => Order["state"]!.GetValue<string>();

    public string? Outcome => Order["outcome"]?.GetValue<string>();

    public int Pieces => Order["lines"]!.AsArray().Sum(line => line!["quantity"]!.GetValue<int>());

    public string ListingId => Order["lines"]![0]!["listingId"]!.GetValue<string>();

    /// <summary>An amount, in minor units.</summary>
    public long Minor(string name) => Order[name]!["amountMinor"]!.GetValue<long>();

    /// <summary>Reads every order that the market ever acknowledged.</summary>
    public static async Task<IReadOnlyList<CaseFile>> ReadAllAsync(Bazaar bazaar)
    {
        await bazaar.Client.TokenOfAsync(Auditor, "Operator");
        string[] orders = [.. bazaar.Promises.All.Select(promise => promise.OrderId).Distinct(StringComparer.Ordinal)];
        return await Task.WhenAll(orders.Select(id => ReadAsync(bazaar.Client, id)));
    }

    /// <summary>What the market's own reconciliation says.</summary>
    public static async Task<JsonNode> ReconcileAsync(Bazaar bazaar) => (await bazaar.Client.GetAsync(Auditor, "api/operator/reconciliation")).Json;

    private static async Task<CaseFile> ReadAsync(PatientClient client, string id)
    {
        JsonNode history = (await client.GetAsync(Auditor, $"api/orders/{id}/history")).Json;
        JsonNode order = (await client.GetAsync(Auditor, $"api/orders/{id}")).Json;
        return new(order, [.. history["items"]!.AsArray().Select(item => item!["type"]!.GetValue<string>())], history["chainIntact"]!.GetValue<bool>());
    }
}
