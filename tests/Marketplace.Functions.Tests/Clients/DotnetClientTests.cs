using Marketplace.Client;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Clients;

[Collection(StillMarketTests.Name)]
public sealed class DotnetClientTests(MarketFixture market)
{
    [Fact]
    public async Task TheDotnetClient_Trades()
    {
        Trade trade = await Trade.OfferedAsync(market);
        using HttpClient http = new() { BaseAddress = new Uri(market.BaseUrl, "/api/") };
        MarketClient buyer = new(http, _ => ValueTask.FromResult<string?>(trade.Buyer.Token));
        MarketClient seller = new(http, _ => ValueTask.FromResult<string?>(trade.Seller.Token));
        string key = Member.NewKey();
        PlaceOrderRequest request = new() { Lines = [new() { ListingId = trade.ListingId, Quantity = 1 }], DeliveryMode = DeliveryMode.Express };

        OrderResponse placed = await buyer.PlaceOrderAsync(request, key);
        (OrderResponse again, AnswerInfo info) = await buyer.WithInfoAsync(client => client.PlaceOrderAsync(request, key));
        OrderResponse repriced = await seller.RepriceOrderAsync(placed.Id, new() { Goods = new() { AmountMinor = 1, Currency = "CNY" }, Freight = placed.Freight }, ifMatch: info.ETag);
        await market.SettleAsync();
        OrderSummaryPage mine = await buyer.ListMyOrdersAsync("buyer", state: OrderState.Placed, limit: 5);
        MarketException refusal = await Assert.ThrowsAsync<MarketException>(() => new MarketClient(http).GetOrderAsync(placed.Id));

        Assert.Equal((placed.Id, true, "\"1\""), (again.Id, info.Replayed, info.ETag));
        Assert.Equal((1, OrderState.Placed), (repriced.Goods.AmountMinor, repriced.State));
        Assert.Equal(placed.Id, Assert.Single(mine.Items).Id);
        Assert.Equal((401, "TOKEN_REQUIRED"), (refusal.Status, refusal.Code));
    }
}
