using System.Text.Json.Nodes;
using Marketplace.Crash.Trading;

namespace Marketplace.Crash.Audit;

/// <summary>Lists and stock say what the orders say.</summary>
internal sealed class ProjectionAudit(Bazaar bazaar, int traders)
{
    /// <summary>Every order is once in its buyer's list and once in its seller's, as it is.</summary>
    public async Task<Check> ListsAreRightAsync(IReadOnlyList<CaseFile> cases)
    {
        IEnumerable<string> orders = cases.Select(@case => $"{@case.Id} {@case.State} {@case.Minor("total")}").Order(StringComparer.Ordinal);
        IEnumerable<string> buyers = Enumerable.Range(0, traders).Select(Trader.NameOf);
        List<string> faults = [];
        foreach ((string side, IEnumerable<string> members) in new[] { ("buyer", buyers), ("seller", bazaar.Sellers) })
        {
            List<string> listed = [];
            foreach (string member in members)
            {
                IEnumerable<JsonNode> items = await Pages.ReadAsync(cursor => bazaar.Client.GetAsync(member, $"api/orders?as={side}&limit=100{cursor}"));
                listed.AddRange(items.Select(item => $"{item["id"]} {item["state"]} {item["total"]!["amountMinor"]}"));
            }

            faults.AddRange(orders.Except(listed).Select(order => $"{order} is not in the {side}'s list"));
            faults.AddRange(listed.Except(orders).Select(order => $"{order} is in the {side}'s list"));
            faults.AddRange(listed.Count == listed.Distinct().Count() ? [] : [$"a {side}'s list has an order twice"]);
        }

        return new("the lists of buyers and sellers are right", faults);
    }

    /// <summary>What was sold is sold, and the rest is free again.</summary>
    public async Task<Check> StockIsRightAsync(IReadOnlyList<CaseFile> cases)
    {
        List<string> faults = [];
        foreach (Stall stall in bazaar.Offers)
        {
            JsonNode stock = (await bazaar.Client.GetAsync(stall.Seller, $"api/listings/{stall.Id}")).Json["stock"]!;
            int sold = cases.Where(@case => @case.ListingId == stall.Id && @case.State == "completed").Sum(@case => @case.Pieces);
            string due = $"{stall.Stock - sold} free, 0 held, {sold} sold", found = $"{stock["available"]} free, {stock["held"]} held, {stock["sold"]} sold";
            faults.AddRange(due == found ? [] : [$"{stall.Id}: {found} instead of {due}"]);
        }

        return new("the stock adds up", faults);
    }
}
