using System.Text;
using Marketplace.Functions.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Functions.Tests.Platform;

[Collection(StillMarketTests.Name)]
public sealed class ListTests(MarketFixture market)
{
    [Fact]
    public async Task Pages_GoThroughAllOfIt_NewestFirst()
    {
        Member seller = market.NewMember();
        List<string> created = [];
        for (int i = 0; i < 5; i++)
        {
            string id = (await seller.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
            (await seller.PostAsync($"/api/listings/{id}/activate")).Ok();
            created.Insert(0, id);
        }

        await market.SettleAsync();
        List<string> found = [];
        string cursor = "";
        do
        {
            Reply page = (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings?seller={seller.Id}&limit=2{cursor}"))).Ok();
            found.AddRange(page.Items.Select(item => item["id"]!.GetValue<string>()));
            cursor = page.At("nextCursor") is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(created, found);
    }

    [Fact]
    public async Task BadQueries_AreRefused()
    {
        Trade trade = await Trade.PlacedAsync(market);
        Trade more = await Trade.PlacedAsync(market);
        string cursor = (await market.SendAsync(new Ask(HttpMethod.Get, "/api/listings?limit=1"))).Ok().Text("nextCursor");
        string[] paths =
        [
            .. new[] { "limit=0", "limit=101", "limit=-1", "limit=x", "limit=", "limit=1.5", "limit=99999999999999999999", "limit=1&limit=2", "cursor=", "cursor=%00", "cursor=x", "cursor=!!!", "cursor=" + new string('A', 4000) }
                .SelectMany(query => new[] { $"listings?{query}", $"orders?as=buyer&{query}", $"accounts/me/entries?{query}" }),
            .. new[] { "category=weapons", "category=", "seller=x", "seller=", "sort=price", "category=books&category=toys", $"category=clothing&cursor={cursor}" }
                .Select(query => $"listings?{query}"),
            .. new[] { "", "as=", "as=operator", "as=Buyer", "as=buyer&as=seller", "as=buyer&state=lost", "as=buyer&state=0", "as=buyer&state=Placed", $"as=buyer&cursor={cursor}" }
                .Select(query => $"orders?{query}"),
            $"accounts/me/entries?cursor={cursor}",
        ];

        foreach (string path in paths)
        {
            (await trade.Buyer.GetAsync($"/api/{path}")).Refused(400, "INVALID_QUERY");
        }
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("a b c")]
    [InlineData("1!8!YWxs 1!8!YWxs")]
    [InlineData("\u0000")]
    public async Task CursorsForgedForTheRightList_AreNoFaultOfOurs(string token)
    {
        string cursor = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"all newest\n{token}"));

        Reply reply = await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings?cursor={cursor}"));

        Assert.True(reply.Status is 200 or 400, $"{reply.Status} {reply.Body}");
    }

    [Fact]
    public async Task CursorsOfAnothersOrders_AreRefused()
    {
        Trade trade = await Trade.PlacedAsync(market);
        (await trade.Buyer.PostAsync("/api/orders", trade.Body())).Ok();
        await market.SettleAsync();
        string cursor = (await trade.Buyer.GetAsync("/api/orders?as=buyer&limit=1")).Ok().Text("nextCursor");

        (await trade.Seller.GetAsync($"/api/orders?as=buyer&cursor={cursor}")).Refused(400, "INVALID_QUERY");
        (await trade.Buyer.GetAsync($"/api/orders?as=seller&cursor={cursor}")).Refused(400, "INVALID_QUERY");
        (await trade.Buyer.GetAsync($"/api/orders?as=buyer&state=placed&cursor={cursor}")).Refused(400, "INVALID_QUERY");
        Assert.Equal(trade.Id.Value, Assert.Single((await trade.Buyer.GetAsync($"/api/orders?as=buyer&cursor={cursor}")).Ok().Items)["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task MyOrders_AreOfOneSideAndState()
    {
        Trade trade = await Trade.PaidAsync(market);

        Assert.Single((await trade.Buyer.GetAsync("/api/orders?as=buyer&state=paid")).Ok().Items);
        Assert.Empty((await trade.Buyer.GetAsync("/api/orders?as=buyer&state=placed")).Ok().Items);
        Assert.Empty((await trade.Buyer.GetAsync("/api/orders?as=seller")).Ok().Items);
        Assert.Single((await trade.Seller.GetAsync("/api/orders?as=seller&state=paid")).Ok().Items);
    }

    [Fact]
    public async Task Categories_FollowTheListing()
    {
        Trade trade = await Trade.OfferedAsync(market);
        (await trade.Seller.PatchAsync($"/api/listings/{trade.ListingId}", new { category = "pets" })).Ok();
        await market.SettleAsync();

        Assert.Contains(trade.ListingId, await IdsAsync("pets"));
        Assert.DoesNotContain(trade.ListingId, await IdsAsync("clothing"));
        (await trade.Seller.PostAsync($"/api/listings/{trade.ListingId}/pause")).Ok();
        await market.SettleAsync();
        Assert.DoesNotContain(trade.ListingId, await IdsAsync("pets"));
    }

    private async Task<IEnumerable<string>> IdsAsync(string category) =>
        (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings?category={category}&limit=100"))).Ok().Items.Select(item => item["id"]!.GetValue<string>());
}
