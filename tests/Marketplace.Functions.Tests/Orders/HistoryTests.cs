using Azure;
using Azure.Data.Tables;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Orders;

/// <summary>The hash chain tells when anyone has touched an order's events.</summary>
[Collection(StillMarketTests.Name)]
public sealed class HistoryTests(MarketFixture market)
{
    [Theory]
    [InlineData("Data")]
    [InlineData("Actor")]
    [InlineData("Policy")]
    [InlineData("AtUtc")]
    [InlineData("Hash")]
    [InlineData("PreviousHash")]
    public async Task AnEditedEvent_BreaksTheChain(string column)
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        Assert.True(await IsIntactAsync(trade));

        TableEntity row = await market.Tables.Orders.GetEntityAsync<TableEntity>(trade.Id.Value, "event:00000002");
        row[column] = column switch
        {
            "Data" => row.GetString("Data").Replace("13799", "13798", StringComparison.Ordinal),
            "AtUtc" => row.GetDateTimeOffset("AtUtc")!.Value.AddTicks(1),
            _ => "x",
        };
        await market.Tables.Orders.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        Assert.False(await IsIntactAsync(trade));
    }

    [Theory]
    [InlineData("event:00000001")]
    [InlineData("event:00000002")]
    [InlineData("event:00000003")]
    public async Task AMissingEvent_BreaksTheChain_TheLastOneToo(string row)
    {
        Trade trade = await Trade.PaidAsync(market);

        await market.Tables.Orders.DeleteEntityAsync(trade.Id.Value, row, ETag.All);

        Assert.False(await IsIntactAsync(trade));
    }

    private static async Task<bool> IsIntactAsync(Trade trade) =>
        (await trade.Buyer.GetAsync($"{trade.Path}/history")).Ok().At("chainIntact")!.GetValue<bool>();
}
