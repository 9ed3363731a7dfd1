using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

/// <summary>What many do at once to one partition adds up.</summary>
[Collection(StillMarketTests.Name)]
public sealed class StockKeeperTests(MarketFixture market)
{
    [Fact]
    public async Task HoldingAndSettling_AtOnceAndTwice_AddUp()
    {
        Trade trade = await Trade.OfferedAsync(market, new Offer { Stock = 12 });
        StockKeeper keeper = market.Get<StockKeeper>();
        ListingId listing = ListingId.From(trade.ListingId);
        StoredListing stored = (await market.Get<ListingStore>().ReadAsync(listing, default))!;
        OrderId[] orders = [.. Enumerable.Range(0, 12).Select(i => OrderId.For(trade.Buyer.Id, $"{i}"))];

        HoldResult[] holds = await Task.WhenAll(orders.Concat(orders).Select(order => keeper.HoldAsync(stored, order, 1, default)));
        Assert.All(holds, hold => Assert.Equal(HoldResult.Held, hold));
        Assert.Equal((0, 12, 0), await trade.StockAsync());
        Assert.Equal(HoldResult.OutOfStock, await keeper.HoldAsync(stored, OrderId.For(trade.Buyer.Id, "more"), 1, default));

        await Task.WhenAll(orders.Concat(orders).Select((order, i) => keeper.SettleAsync(listing, order, i % 12 < 5 ? HoldEnd.Sold : HoldEnd.Freed, i < 12 ? 1 : null, default)));
        Assert.Equal((7, 0, 5), await trade.StockAsync());
    }

    [Fact]
    public async Task Settling_WhileAnotherTryTakesTheFirstPieces_FreesThem()
    {
        Trade trade = await Trade.OfferedAsync(market, new Offer { Stock = 5 });
        ListingId listing = ListingId.From(trade.ListingId);
        OrderId order = OrderId.For(trade.Buyer.Id, "raced");
        StoredListing stored = (await market.Get<ListingStore>().ReadAsync(listing, default))!;
        using HttpClient http = new(new JustBefore($"RowKey='hold%3A{order}'", () => market.Get<StockKeeper>().HoldAsync(stored, order, 3, default)));
        ListingStore store = new(new MarketTables(new TableServiceClient(market.Storage, new TableClientOptions { Transport = new HttpClientTransport(http) })));

        await new StockKeeper(store, market.Clock).SettleAsync(listing, order, HoldEnd.Abandoned, null, default);

        Assert.Equal((5, 0, 0), await trade.StockAsync());
    }

    /// <summary>Does something, once, just before a request to an address that contains a text.</summary>
    private sealed class JustBefore(string text, Func<Task> act) : DelegatingHandler(new SocketsHttpHandler())
    {
        private bool _done;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!_done && request.RequestUri!.OriginalString.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                _done = true;
                await act();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
