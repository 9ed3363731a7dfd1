using System.Text.Json.Nodes;
using Marketplace.Crash.Trading;

namespace Marketplace.Crash.Audit;

/// <summary>The market's books against each other and against the provider's.</summary>
internal sealed class MoneyAudit(Bazaar bazaar, string providerApiKey)
{
    /// <summary>Reconciliation finds nothing, and nothing is held for orders that have ended.</summary>
    public async Task<Check> BooksBalanceAsync()
    {
        JsonNode report = await CaseFile.ReconcileAsync(bazaar);
        JsonNode totals = report["totals"]![0]!;
        long Minor(string name) => totals[name]!.GetValue<long>();
        List<string> faults = report["balanced"]!.GetValue<bool>() && report["underWay"]!.AsArray().Count == 0 ? [] : [report.ToJsonString()];
        if (Minor("heldMinor") != 0 || Minor("clearingMinor") != Minor("sellersMinor") + Minor("feesMinor") + Minor("buyersMinor") + Minor("advancesMinor"))
        {
            faults.Add(totals.ToJsonString());
        }

        return new("the ledger balances and no escrow is left", faults);
    }

    /// <summary>Sellers were credited once for each released order, and for nothing else.</summary>
    public async Task<Check> SellersGotTheirsOnceAsync(IReadOnlyList<CaseFile> cases)
    {
        List<(string Order, long Minor)> entries = [];
        foreach (string seller in bazaar.Sellers)
        {
            IEnumerable<JsonNode> pages = await Pages.ReadAsync(cursor => bazaar.Client.GetAsync(seller, $"api/accounts/me/entries?limit=100{cursor}"));
            entries.AddRange(pages.Select(entry => (entry["orderId"]!.GetValue<string>(), entry["movements"]!.AsArray().Sum(moved => moved!["amount"]!["amountMinor"]!.GetValue<long>()))));
        }

        IEnumerable<(string, long)> due = cases.Where(@case => @case.State == "completed").Select(@case => (@case.Id, @case.Minor("total") - @case.Minor("fee")));
        return new("every seller was credited exactly once an order", Differences(due, entries));
    }

    /// <summary>The provider paid back exactly what was refunded, once, and kept nothing of what was not released.</summary>
    public async Task<Check> ProviderAgreesAsync(IReadOnlyList<CaseFile> cases)
    {
        List<JsonNode> payments = [], refunds = [];
        string query = "";
        for (string? cursor = ""; cursor is not null; query = $"?cursor={cursor}")
        {
            JsonNode page = (await bazaar.Client.GetLocalAsync($"local/provider/report{query}", providerApiKey)).Json;
            payments.AddRange(page["payments"]!.AsArray().Select(payment => payment!));
            refunds.AddRange(page["refunds"]!.AsArray().Select(refund => refund!));
            cursor = page["nextCursor"]?.GetValue<string>();
        }

        ILookup<string, string> orderOf = payments.ToLookup(payment => payment["paymentId"]!.GetValue<string>(), payment => payment["reference"]!.GetValue<string>());
        IEnumerable<(string, long)> captured = payments.Where(payment => payment["status"]!.GetValue<string>() == "captured")
            .Select(payment => (payment["reference"]!.GetValue<string>(), payment["amountMinor"]!.GetValue<long>()));
        IEnumerable<(string, long)> paidBack = refunds.Select(refund => (orderOf[refund["paymentId"]!.GetValue<string>()].Single(), refund["amountMinor"]!.GetValue<long>()));

        // A payment that came when the order had ended went back too: what was captured and not kept by a release was paid back.
        HashSet<string> kept = [.. cases.Where(@case => @case.State == "completed").Select(@case => @case.Id)];
        IEnumerable<(string, long)> due = captured.Where(payment => !kept.Contains(payment.Item1));
        return new("the provider paid back once what was not released", Differences(due, paidBack));
    }

    private static string[] Differences(IEnumerable<(string Order, long Minor)> due, IEnumerable<(string Order, long Minor)> found)
    {
        List<(string, long)> left = [.. found];
        return [.. due.Where(entry => !left.Remove(entry)).Select(entry => $"{entry} is missing"), .. left.Select(entry => $"{entry} is one too many")];
    }
}

/// <summary>Reading lists to their ends.</summary>
internal static class Pages
{
    /// <summary>All items of a list; <paramref name="readAsync"/> is given what to add to the query.</summary>
    public static async Task<IEnumerable<JsonNode>> ReadAsync(Func<string, Task<Reply>> readAsync)
    {
        List<JsonNode> items = [];
        string query = "";
        for (string? cursor = ""; cursor is not null; query = $"&cursor={Uri.EscapeDataString(cursor ?? "")}")
        {
            JsonNode page = (await readAsync(query)).Json;
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = page["nextCursor"]?.GetValue<string>();
        }

        return items;
    }
}
