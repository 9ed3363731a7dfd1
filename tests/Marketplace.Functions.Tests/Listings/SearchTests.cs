using System.Net;
using Marketplace.Domain;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Sales;
using Marketplace.Functions.Tests.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

[Collection(StillMarketTests.Name)]
public sealed class SearchTests(MarketFixture market)
{
    private const string Index = "resource=\"ListingIndex\"";

    [Theory]
    [InlineData("zebra", "striped", true)]
    [InlineData("zebras", "STRIPE", true)]
    [InlineData("斑马条纹", "", true)]
    [InlineData("马条", "", true)]
    [InlineData("斑马", "zebra", true)]
    [InlineData("ＺＥＢＲＡ", "", true)]
    [InlineData("zebra", "spotted", false)]
    [InlineData("马斑", "", false)]
    [InlineData("纹Zebra", "", true)]
    [InlineData("Zebra 纹", "", true)]
    [InlineData("马Zebra", "", false)]
    public async Task AListing_IsFoundByItsWords(string first, string second, bool isFound)
    {
        string own = market.NewWord();
        string id = await ListAsync(market.NewMember(), $"斑马条纹 Zebra {own}", "It is striped.");

        Assert.Equal(isFound ? [id] : [], await FindAsync($"{first} {second} {own}"));
    }

    [Fact]
    public async Task WhatIsEditedOrPaused_IsFoundByWhatItIsNow()
    {
        Member seller = market.NewMember();
        string before = market.NewWord(), after = market.NewWord();
        string id = await ListAsync(seller, before, "");
        (await seller.PatchAsync($"/api/listings/{id}", new { title = after })).Ok();
        await market.SettleAsync();

        Assert.Empty(await FindAsync(before));
        Assert.Equal([id], await FindAsync(after));

        (await seller.PostAsync($"/api/listings/{id}/pause")).Ok();
        await market.SettleAsync();
        Assert.Empty(await FindAsync(after));
    }

    [Fact]
    public async Task ASearch_IsNarrowedByCategoryAndSeller()
    {
        string own = market.NewWord();
        (Member one, Member other) = (market.NewMember(), market.NewMember());
        string[] ids = [await ListAsync(one, own, ""), await ListAsync(one, own, "", "shoes"), await ListAsync(other, own, "")];

        Assert.Equal([ids[2], ids[1], ids[0]], await FindAsync(own));
        Assert.Equal([ids[1]], await FindAsync(own, "&category=shoes"));
        Assert.Equal([ids[1], ids[0]], await FindAsync(own, $"&seller={one.Id}"));
        Assert.Equal([ids[0]], await FindAsync(own, $"&seller={one.Id}&category=clothing"));
        Assert.Equal([ids[1]], await BrowseAsync($"seller={one.Id}&category=shoes"));
    }

    [Fact]
    public async Task EveryOrder_IsKept_WithAndWithoutWords()
    {
        string own = market.NewWord();
        Member seller = market.NewMember();
        string cheap = await ListAsync(seller, own, "", priceMinor: 500), dear = await ListAsync(seller, own, "", priceMinor: 90_000), middle = await ListAsync(seller, own, "", priceMinor: 7_000);
        await SellAsync(dear, 3);
        await SellAsync(cheap, 250);

        foreach (string what in new[] { $"seller={seller.Id}", $"q={own}", $"q={own}&seller={seller.Id}" })
        {
            Assert.Equal([middle, dear, cheap], await BrowseAsync(what));
            Assert.Equal([cheap, middle, dear], await BrowseAsync($"{what}&sort=priceAsc"));
            Assert.Equal([dear, middle, cheap], await BrowseAsync($"{what}&sort=priceDesc"));
            Assert.Equal([cheap, dear, middle], await BrowseAsync($"{what}&sort=bestSelling"));
        }

        // A new price, and every order follows.
        (await seller.PatchAsync($"/api/listings/{cheap}", new { price = Offer.Money(99_000) })).Ok();
        await market.SettleAsync();
        Assert.Equal([middle, dear, cheap], await BrowseAsync($"seller={seller.Id}&sort=priceAsc"));
    }

    [Fact]
    public async Task Pages_OfEveryOrder_HoldEverythingOnce()
    {
        string own = market.NewWord();
        Member seller = market.NewMember();
        HashSet<string> ids = [];
        for (int number = 0; number < 7; number++)
        {
            ids.Add(await ListAsync(seller, own, "", priceMinor: 1_000 * (number % 3)));
        }

        foreach (string what in new[] { $"q={own}", $"q={own} clothing&sort=priceAsc", $"seller={seller.Id}&sort=priceDesc", $"seller={seller.Id}&category=clothing" })
        {
            List<string> seen = [];
            for (string? cursor = ""; cursor is not null;)
            {
                Reply page = (await GetAsync($"/api/listings?{what.Replace(" clothing", "", StringComparison.Ordinal)}&limit=3{cursor}")).Ok();
                seen.AddRange(page.Items.Select(item => item["id"]!.GetValue<string>()));
                cursor = page.At("nextCursor") is { } next ? $"&cursor={WebUtility.UrlEncode(next.GetValue<string>())}" : null;
            }

            Assert.Equal(ids.Order(), seen.Order());
        }
    }

    [Theory]
    [InlineData("q=", "q")]
    [InlineData("q=%3F%3F", "q")]
    [InlineData("q=the", "q")]
    [InlineData("sort=oldest", "sort")]
    [InlineData("q=shirt&limit=0", "limit")]
    [InlineData("q=shirt&cursor=dGVybQ", "cursor")]
    [InlineData("q=%00%1F", "q")]
    public async Task AQueryThatCannotBe_IsRefused(string query, string field)
    {
        Reply reply = await GetAsync($"/api/listings?{query}");

        Assert.Equal((400, "INVALID_QUERY"), (reply.Status, reply.Code));
        Assert.NotNull(reply.At($"errors.{field}"));
    }

    [Fact]
    public async Task AQuery_TakesAsManyRequestsAsItHasWords_HoweverManyListingsThereAre()
    {
        string own = market.NewWord();
        for (int number = 0; number < 3; number++)
        {
            await ListAsync(market.NewMember(), $"{own} common{own}", "");
        }

        (string Query, double Requests)[] expected =
        [
            ($"q={own}", 1), ($"q={own}&sort=bestSelling", 1), ($"q={own}+common{own}", 2), ($"q={own}&category=clothing", 2), ("category=clothing&sort=priceAsc", 1), ("sort=sellerCredit", 1),
        ];
        foreach ((string query, double requests) in expected)
        {
            using Measured measured = new(market);
            (await GetAsync($"/api/listings?{query}&limit=2")).Ok();
            Assert.Equal((query, requests), (query, measured.Sum("storage.transactions", Index)));
            Assert.Equal((query, requests), (query, measured.Of("storage.transactions").Sum(series => series.Sum)));
        }
    }

    private async Task SellAsync(string listing, int pieces)
    {
        ListingId id = ListingId.From(listing);
        await market.Get<SalesStore>().CountAsync(id, OrderId.For(MarketFixture.MemberOf(market.NewMember().Token)!.Value, listing), pieces, default);
        await market.Get<ListingAnnouncer>().AnnounceAsync(ListingAnnouncement.OfRank(id), default);
        await market.SettleAsync();
    }

    private static Task<string> ListAsync(Member seller, string title, string description, string category = "clothing", long priceMinor = 12_999) =>
        seller.SellAsync(new Offer { Title = title, Description = description, Category = category, PriceMinor = priceMinor + 1 });

    private Task<string[]> FindAsync(string words, string more = "") => BrowseAsync($"q={WebUtility.UrlEncode(words)}{more}");

    private async Task<string[]> BrowseAsync(string query) => [.. (await GetAsync($"/api/listings?{query}")).Ok().Items.Select(item => item["id"]!.GetValue<string>())];

    private Task<Reply> GetAsync(string path) => market.SendAsync(new Ask(HttpMethod.Get, path));
}
