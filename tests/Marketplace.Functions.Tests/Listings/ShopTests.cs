using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

/// <summary>What anyone sees of a seller, from the first listing to the end.</summary>
[Collection(StillMarketTests.Name)]
public sealed class ShopTests(MarketFixture market)
{
    private readonly Member _seller = market.NewMember();

    [Fact]
    public async Task OnlyWhatIsForSale_IsShown_AsItIsNow()
    {
        string draft = (await _seller.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
        string[] ids = [await _seller.SellAsync(), await _seller.SellAsync(), await _seller.SellAsync()];
        await market.NewMember().SellAsync();
        Assert.Equal([ids[2], ids[1], ids[0]], await ShownAsync());

        (await _seller.PostAsync($"/api/listings/{ids[0]}/pause")).Ok();
        (await _seller.PostAsync($"/api/listings/{ids[1]}/delist")).Ok();
        (await _seller.PatchAsync($"/api/listings/{ids[2]}", new { title = "Now in red" })).Ok();
        await market.SettleAsync();
        Assert.Equal(ids[2], Assert.Single(await ShownAsync()));
        Assert.Equal("Now in red", (await ShopAsync()).Text("listings.items.0.title"));

        foreach (string id in new[] { ids[0], draft })
        {
            (await _seller.PostAsync($"/api/listings/{id}/activate")).Ok();
        }

        // Where a listing stands follows from when it was created, not from when it was put up again.
        await market.SettleAsync();
        Assert.Equal([ids[2], ids[0], draft], await ShownAsync());
    }

    [Fact]
    public async Task Pages_HoldEverythingOnce_AndGoOnInTheListOfTheSeller()
    {
        List<string> ids = [];
        for (int number = 0; number < 5; number++)
        {
            ids.Insert(0, await _seller.SellAsync());
        }

        Reply first = await ShopAsync("?limit=2");
        string cursor = first.Text("listings.nextCursor");
        Reply second = await ShopAsync($"?limit=2&cursor={cursor}");
        Reply third = await ShopAsync($"?limit=2&cursor={second.Text("listings.nextCursor")}");
        Assert.Equal(ids, [.. Ids(first), .. Ids(second), .. Ids(third)]);
        Assert.Null(third.At("listings.nextCursor"));

        Reply list = (await GetAsync($"/api/listings?seller={_seller.Id}&limit=3&cursor={cursor}")).Ok();
        Assert.Equal(ids[2..], list.Items.Select(item => item["id"]!.GetValue<string>()));

        Member other = market.NewMember();
        await other.SellAsync();
        foreach (string query in new[] { $"cursor={cursor}", "limit=0", "limit=101", "cursor=x" })
        {
            (await GetAsync($"/api/members/{other.Id}/shop?{query}")).Refused(400, "INVALID_QUERY");
        }
    }

    [Fact]
    public async Task WhatBuyersSay_AndTheLevel_AreShown_AndNothingPrivate()
    {
        await _seller.SellAsync();
        string[] secrets = ["shopkeeper@mail.example", "+86 10 5555 0123", "9 Hidden Lane", "Sam Seller"];
        (await _seller.PatchAsync("/api/members/me", new { displayName = "Plum & Co 梅记", email = secrets[0], phone = secrets[1], address = secrets[2] })).Ok();
        Reply before = await ShopAsync();
        Assert.Equal(("Plum & Co 梅记", "individual", 0L, null, 0), (before.Text("displayName"), before.Text("verifiedKind"), before.Long("credit.points"), before.At("credit.level"), before.At("guarantees")!.AsArray().Count));

        await Reputation.GiveAsync(market, _seller, 4);

        Reply after = await ShopAsync();
        Assert.Equal((4L, "heart", 1L, 10_000L), (after.Long("credit.points"), after.Text("credit.level.rank"), after.Long("credit.level.grade"), after.Long("credit.positiveBasisPoints")));
        Assert.Equal(1, after.Long("listings.items.0.sellerLevel"));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, after.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatASellerGuarantees_AndWhatBecameOfTheTrades_IsShown()
    {
        Trade trade = await Trade.GuaranteedAsync(market);
        (await trade.ActAsync(trade.Buyer, "ratings", new { score = "good", shop = new { description = 5, attitude = 4, dispatch = 3, logistics = 2 } })).Ok();
        (await trade.ActAsync(trade.Seller, "ratings", new { score = "good" })).Ok();

        Reply shop = (await GetAsync($"/api/members/{trade.Seller.Id}/shop")).Ok();
        Reply credit = (await GetAsync($"/api/members/{trade.Seller.Id}/credit")).Ok();

        Assert.Equal(6, shop.At("guarantees")!.AsArray().Count);
        Assert.Equal((1L, 0L, 5L), (shop.Long("record.trades"), shop.Long("record.refundedBasisPoints"), (long)shop.At("scores.description")!.GetValue<decimal>()));
        Assert.Equal($"{credit.At("asSeller")} {credit.At("shop")} {credit.At("record")}", $"{shop.At("credit")} {shop.At("scores")} {shop.At("record")}");
    }

    [Fact]
    public async Task APenalisedSeller_SellsNothing_AndIsShownStill()
    {
        await _seller.SellAsync();
        Member desk = market.NewMember(StaffRoles.Operator);
        for (int offence = 0; offence < 2; offence++)
        {
            Assert.Single(await ShownAsync());
            string id = (await desk.PostAsync("/api/operator/reviews", new { memberId = _seller.Id.Value, kind = "ratingRing", orders = Array.Empty<string>(), findings = "刷单" })).Ok().Text("id");
            (await desk.PostAsync($"/api/operator/reviews/{id}/uphold", new { reasons = "As the orders show." })).Ok();
            await market.SettleAsync();
        }

        Assert.Empty(await ShownAsync());
        Assert.Equal("individual", (await ShopAsync()).Text("verifiedKind"));
    }

    [Fact]
    public async Task AnErasedSeller_HasNoNameAndNothingForSale_AndTheRecordStays()
    {
        await _seller.SellAsync();
        (await _seller.PatchAsync("/api/members/me", new { displayName = "Quince" })).Ok();
        await Reputation.GiveAsync(market, _seller, 1);

        (await _seller.PostAsync("/api/members/me/erasure")).Ok();
        await market.SettleAsync();

        Reply shop = await ShopAsync();
        Assert.Equal((null, null, 1L), (shop.At("displayName"), shop.At("verifiedKind"), shop.Long("credit.points")));
        Assert.Empty(Ids(shop));
    }

    [Fact]
    public async Task WhoNeverCameHere_HasAnEmptyShop_AndWhatIsNoMembersId_IsNotFound()
    {
        Reply shop = await ShopAsync();
        Assert.Equal((null, null, null, 0L, 0L), (shop.At("displayName"), shop.At("verifiedKind"), shop.At("sinceUtc"), shop.Long("credit.points"), shop.Long("record.trades")));
        Assert.Empty(Ids(shop));

        Trade trade = await Trade.OfferedAsync(market);
        foreach (string id in new[] { trade.ListingId, "me", "mem_x", _seller.Id.Value.ToUpperInvariant(), "..%2f..%2fhealth", new string('m', 500) })
        {
            (await GetAsync($"/api/members/{id}/shop")).Refused(404, "NOT_FOUND");
        }
    }

    private Task<Reply> GetAsync(string path) => market.SendAsync(new Ask(HttpMethod.Get, path));

    private async Task<Reply> ShopAsync(string query = "") => (await GetAsync($"/api/members/{_seller.Id}/shop{query}")).Ok();

    private async Task<string[]> ShownAsync() => Ids(await ShopAsync());

    private static string[] Ids(Reply shop) => [.. shop.At("listings.items")!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
}
