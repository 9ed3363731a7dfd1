using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

[Collection(StillMarketTests.Name)]
public sealed class IfMatchTests(MarketFixture market)
{
    [Fact]
    public async Task AStaleVersionOfAnOrder_IsRefused_AndTheCurrentOneWorks()
    {
        Trade trade = await Trade.PaidAsync(market);
        string current = (await trade.ReadAsync()).ETag!;
        Assert.Equal("\"3\"", current);

        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (string stale in new[] { "\"2\"", "\"4\"", "3", "W/\"3\"", "\"x\"", "\"3\", \"4\"" })
            {
                Reply refused = (await trade.ActAsync(trade.Seller, "cancel", ifMatch: stale)).Refused(412, "PRECONDITION_FAILED");
                Assert.Equal("paid", refused.Text("state"));
            }
        });

        Reply cancelled = (await trade.ActAsync(trade.Seller, "cancel", ifMatch: current)).Ok();
        Assert.Equal("\"4\"", cancelled.ETag);
    }

    [Fact]
    public async Task AStaleVersionOfAListing_IsRefused_AndTheCurrentOneWorks()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string path = $"/api/listings/{trade.ListingId}";
        string current = (await trade.Seller.GetAsync(path)).Ok().ETag!;

        await Snapshot.UnchangedAsync(market, async () =>
        {
            (await trade.Seller.PatchAsync(path, new { title = "New" }, "\"1\"")).Refused(412, "PRECONDITION_FAILED");
            (await trade.Seller.PostAsync($"{path}/pause", ifMatch: "\"1\"")).Refused(412, "PRECONDITION_FAILED");
        });

        Reply edited = (await trade.Seller.PatchAsync(path, new { title = "New", stock = 9 }, current)).Ok();
        Assert.Equal(("New", 2, 9), (edited.Text("title"), edited.Long("revision"), edited.Long("stock.available")));
        (await trade.Seller.PostAsync($"{path}/pause", ifMatch: edited.ETag)).Ok();
    }

    [Fact]
    public async Task ARetry_AfterItsOwnSuccess_IsAnsweredThatSuccess_NotStale()
    {
        Trade trade = await Trade.PaidAsync(market);
        string key = Member.NewKey();
        object body = new { carrier = "sf-express", trackingNumber = "1" };

        Reply first = (await trade.ActAsync(trade.Seller, "ship", body, key, "\"3\"")).Ok();
        Reply again = (await trade.ActAsync(trade.Seller, "ship", body, key, "\"3\"")).Ok();

        Assert.Equal((first.Body, true), (again.Body, again.Replayed));
    }

    [Fact]
    public async Task AnOrder_KeepsTheRevisionItBought()
    {
        Trade trade = await Trade.PlacedAsync(market);
        (await trade.Seller.PatchAsync($"/api/listings/{trade.ListingId}", new { title = "Dearer", price = Offer.Money(99_999) })).Ok();

        Reply order = await trade.ReadAsync();

        Assert.Equal((1, 12_999, "纯棉T恤 white, M"), (order.Long("lines.0.revision"), order.Long("lines.0.unitPrice.amountMinor"), order.Text("lines.0.title")));
    }
}
