using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Reconciliation;

public sealed class ReconciliationTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task TheBooks_AreBalanced_AndEveryPlantedDifferenceIsNamed()
    {
        Trade open = await Trade.PaidAsync(market);
        Trade done = await Trade.ShippedAsync(market);
        (await done.ActAsync(done.Buyer, "confirm")).Ok();
        await AssertBalancedAsync();
        TableClient orders = market.Tables.Orders;

        JsonNode balances = await WithEditAsync(market.Tables.Accounts, done.Seller.Id.Value, "head", row => row["Data"] = row.GetString("Data").Replace("13150", "1", StringComparison.Ordinal));
        Assert.Equal((done.Seller.Account, 13_150, 1), Difference(balances, "balanceDifferences"));

        JsonNode escrows = await WithEditAsync(orders, open.Id.Value, "head", row => row["HeldMinor"] = 13_798L);
        Assert.Equal(($"escrow:{open.Id}", 13_799, 13_798), Difference(escrows, "escrowDifferences"));

        JsonNode journal = await WithEditAsync(
            orders, open.Id.Value, "journal:00000003:1", row => row["Postings"] = row.GetString("Postings").Replace("-13799", "-13798", StringComparison.Ordinal));
        Assert.Equal($"{open.Id}/journal:00000003:1", journal["unbalanced"]![0]!.GetValue<string>());

        JsonNode both = await WithEditAsync(
            orders, open.Id.Value, "journal:00000003:1", row => row["Postings"] = row.GetString("Postings").Replace("13799", "13700", StringComparison.Ordinal));
        Assert.Equal(($"escrow:{open.Id}", 13_700, 13_799), Difference(both, "escrowDifferences"));

        JsonNode stock = await WithEditAsync(market.Tables.Listings, open.ListingId, "head", row => row["Held"] = 7);
        JsonNode piece = Assert.Single(stock["stockDifferences"]!.AsArray())!;
        Assert.Equal((open.ListingId, 7, 1), (piece["listingId"]!.GetValue<string>(), piece["heldPieces"]!.GetValue<long>(), piece["heldByOrders"]!.GetValue<long>()));
        await AssertBalancedAsync();
    }

    [Fact]
    public async Task Totals_AreWhatWentInAndOut()
    {
        JsonNode before = await ReportAsync();
        Trade refunded = await Trade.PaidAsync(market);
        (await refunded.ActAsync(refunded.Seller, "cancel")).Ok();
        Trade released = await Trade.ShippedAsync(market);
        (await released.ActAsync(released.Buyer, "confirm")).Ok();
        await Trade.PaidAsync(market);

        JsonNode after = await ReportAsync();

        long Grown(string total) => Total(after, total) - Total(before, total);
        Assert.Equal((27_598, 13_799, 13_150, 649), (Grown("clearingMinor"), Grown("heldMinor"), Grown("sellersMinor"), Grown("feesMinor")));
    }

    [Fact]
    public async Task ATransferThatHasNotArrived_IsUnderWayForAnHour_AndADifferenceAfterThat()
    {
        Trade done = await Trade.ShippedAsync(market);
        (await done.ActAsync(done.Buyer, "confirm")).Ok();
        await market.SettleAsync();
        TableClient accounts = market.Tables.Accounts;
        string seller = done.Seller.Id.Value;
        TableEntity head = await accounts.GetEntityAsync<TableEntity>(seller, "head");
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {seller} and RowKey ge {"entry:"} and RowKey lt {"entry;"}");
        TableEntity entry = await accounts.QueryAsync<TableEntity>(filter).SingleAsync();
        await accounts.UpdateEntityAsync(new TableEntity(head) { ["Data"] = head.GetString("Data").Replace("13150", "0", StringComparison.Ordinal) }, ETag.All, TableUpdateMode.Replace);
        await accounts.DeleteEntityAsync(entry);

        JsonNode soon = await ReportAsync();
        await market.AdvanceAsync(TimeSpan.FromMinutes(61));
        JsonNode late = await ReportAsync();
        await accounts.AddEntityAsync(entry);
        await accounts.UpdateEntityAsync(head, ETag.All, TableUpdateMode.Replace);

        Assert.True(soon["balanced"]!.GetValue<bool>(), soon.ToJsonString());
        JsonNode transfer = Assert.Single(soon["underWay"]!.AsArray())!;
        Assert.Equal((done.Id.Value, done.Seller.Account, 13_150), (transfer["orderId"]!.GetValue<string>(), transfer["account"]!.GetValue<string>(), transfer["amountMinor"]!.GetValue<long>()));
        Assert.Empty(late["underWay"]!.AsArray());
        Assert.Equal((done.Seller.Account, 13_150, 0), Difference(late, "balanceDifferences"));
    }

    [Fact]
    public async Task ADifference_IsAnAlert_InTheNightlyRun()
    {
        Trade open = await Trade.PaidAsync(market);
        TableEntity head = await market.Tables.Orders.GetEntityAsync<TableEntity>(open.Id.Value, "head");
        TableEntity edited = new(head) { ["HeldMinor"] = 1L };
        await market.Tables.Orders.UpdateEntityAsync(edited, ETag.All, TableUpdateMode.Replace);

        await market.AdvanceAsync(TimeSpan.FromDays(1));

        await market.Tables.Orders.UpdateEntityAsync(head, ETag.All, TableUpdateMode.Replace);
        Assert.Contains(market.Log.Events, logged => logged.Id.Name == "LedgerDifference" && logged.Text.Contains(open.Id.Value, StringComparison.Ordinal));
    }

    private static long Total(JsonNode report, string total) =>
        report["totals"]!.AsArray().Where(totals => totals!["currency"]!.GetValue<string>() == "CNY").Sum(totals => totals![total]!.GetValue<long>());

    private static (string, long, long) Difference(JsonNode report, string list)
    {
        JsonNode difference = Assert.Single(report[list]!.AsArray())!;
        return (difference["account"]!.GetValue<string>(), difference["journalMinor"]!.GetValue<long>(), difference["balanceMinor"]!.GetValue<long>());
    }

    // Edits a row behind the market's back, reads the report and puts the row back.
    private async Task<JsonNode> WithEditAsync(TableClient table, string partition, string key, Action<TableEntity> edit)
    {
        TableEntity row = await table.GetEntityAsync<TableEntity>(partition, key);
        TableEntity edited = new(row);
        edit(edited);
        await table.UpdateEntityAsync(edited, ETag.All, TableUpdateMode.Replace);
        JsonNode report = await ReportAsync();
        Assert.False(report["balanced"]!.GetValue<bool>());
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        return report;
    }

    private async Task AssertBalancedAsync()
    {
        JsonNode report = await ReportAsync();
        Assert.True(report["balanced"]!.GetValue<bool>(), report.ToJsonString());
    }

    private async Task<JsonNode> ReportAsync()
    {
        await market.SettleAsync();
        return (await market.NewMember(StaffRoles.Operator).GetAsync("/api/operator/reconciliation")).Ok().Json;
    }
}
