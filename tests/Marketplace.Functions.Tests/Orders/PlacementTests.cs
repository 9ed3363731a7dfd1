using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Orders;

/// <summary>Placing an order touches several partitions; whatever goes wrong between them, stock and orders agree.</summary>
[Collection(StillMarketTests.Name)]
public sealed class PlacementTests(MarketFixture market)
{
    [Fact]
    public async Task WhenTheSecondListingIsSoldOut_TheFirstIsFreedAtOnce_AndTheRefusalStays()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string soldOut = await OfferAsync(trade.Seller, stock: 1);
        object body = Body((trade.ListingId, 2), (soldOut, 2));
        string key = Member.NewKey();

        (await trade.Buyer.PostAsync("/api/orders", body, key)).Refused(409, "OUT_OF_STOCK");
        Assert.Equal((5, 0, 0), await trade.StockAsync());

        (await trade.Seller.PatchAsync($"/api/listings/{soldOut}", new { stock = 10 })).Ok();
        Reply again = await trade.Buyer.PostAsync("/api/orders", body, key);
        again.Refused(409, "OUT_OF_STOCK");
        Assert.True(again.Replayed);
        Assert.Equal((5, 0, 0), await trade.StockAsync());

        (await trade.Buyer.PostAsync("/api/orders", body)).Ok();
        Assert.Equal((3, 2, 0), await trade.StockAsync());
    }

    [Fact]
    public async Task OneKeyForTwoRequestsAtOnce_OneIsPlaced_AndOnlyItsPiecesAreHeld()
    {
        for (int round = 0; round < 5; round++)
        {
            Trade trade = await Trade.OfferedAsync(market);
            string other = await OfferAsync(trade.Seller, stock: 5);
            string key = Member.NewKey();
            object[] bodies = [Body((trade.ListingId, 1)), Body((trade.ListingId, 3)), Body((other, 2)), Body((trade.ListingId, 1), (other, 1))];

            Reply[] replies = await Task.WhenAll(bodies.Concat(bodies).Select(body => trade.Buyer.PostAsync("/api/orders", body, key)));
            await market.SettleAsync();

            Reply[] placed = [.. replies.Where(reply => reply.Status == 201)];
            Assert.All(replies.Except(placed), reply => Assert.Contains(reply.Code, new[] { "IDEMPOTENCY_KEY_REUSED", "BUSY" }));
            Dictionary<string, long> bought = placed.Length == 0 ? [] : Lines((await trade.Buyer.GetAsync($"/api/orders/{placed[0].Text("id")}")).Ok());
            Assert.All(placed, reply => Assert.Equal(placed[0].Text("id"), reply.Text("id")));
            await AssertHeldAsync(trade.Seller, trade.ListingId, bought);
            await AssertHeldAsync(trade.Seller, other, bought);
        }
    }

    [Fact]
    public async Task OneRequestManyTimesAtOnce_WhileTheListingIsEdited_IsOneOrder()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string key = Member.NewKey();

        Task<Reply[]> edits = Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            trade.Seller.PatchAsync($"/api/listings/{trade.ListingId}", new { title = $"T恤 {i}" })));
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => trade.Buyer.PostAsync("/api/orders", trade.Body(2), key)));
        await edits;
        Reply last = await trade.Buyer.PostAsync("/api/orders", trade.Body(2), key);

        Assert.Equal(201, last.Status);
        Assert.All(replies, reply => Assert.True(reply.Status == 201 || reply.Code == "BUSY", reply.Body));
        Assert.Equal((3, 2, 0), await trade.StockAsync());
    }

    private static object Body(params (string ListingId, int Quantity)[] lines) =>
        new { lines = lines.Select(line => new { listingId = line.ListingId, quantity = line.Quantity }), deliveryMode = "express" };

    private static Dictionary<string, long> Lines(Reply order) =>
        order.At("lines")!.AsArray().ToDictionary(line => line!["listingId"]!.GetValue<string>(), line => line!["quantity"]!.GetValue<long>());

    private static async Task<string> OfferAsync(Member seller, int stock)
    {
        string id = (await seller.PostAsync("/api/listings", new Offer { Stock = stock }.Body())).Ok().Text("id");
        (await seller.PostAsync($"/api/listings/{id}/activate")).Ok();
        return id;
    }

    // What an attempt that lost left behind is at most until the sweep comes; what the order bought is held exactly.
    private static async Task AssertHeldAsync(Member seller, string listing, Dictionary<string, long> bought)
    {
        Reply reply = (await seller.GetAsync($"/api/listings/{listing}")).Ok();
        Assert.Equal(bought.GetValueOrDefault(listing), reply.Long("stock.held"));
        Assert.Equal(5, reply.Long("stock.held") + reply.Long("stock.available"));
    }
}
