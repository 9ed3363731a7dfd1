using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>What is foreign, what is missing and what could not exist are told apart by nobody.</summary>
[Collection(StillMarketTests.Name)]
public sealed class UnknownIdTests(MarketFixture market)
{
    private static readonly string[] _malformed = ["x", "ord_", "lst_x", "ord_ILOU0000000000000000000000", "%20", "..%2f..%2fhealth", "ord_'%20or%201%20eq%201", "订单", new('a', 500)];

    [Fact]
    public async Task Orders_OfOthers_MissingAndMalformed_AnswerAlike()
    {
        Trade trade = await Trade.ShippedAsync(market);
        Member stranger = market.NewMember();
        string missing = $"ord_{new string('0', 26)}";

        await Snapshot.UnchangedAsync(market, () => AnswerAlikeAsync("orders", stranger, [trade.Id.Value, missing, .. _malformed]));
    }

    [Fact]
    public async Task Drafts_OfOthers_MissingAndMalformed_AnswerAlike()
    {
        Member seller = market.NewMember();
        string draft = (await seller.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
        string missing = $"lst_{new string('0', 26)}";
        Assert.Equal(200, (await seller.GetAsync($"/api/listings/{draft}")).Status);

        await Snapshot.UnchangedAsync(market, () => AnswerAlikeAsync("listings", market.NewMember(), [draft, missing, .. _malformed]));
        (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings/{draft}"))).Refused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task AListingForSale_IsSeenByAnyone_AndChangedByItsSellerOnly()
    {
        Trade trade = await Trade.OfferedAsync(market);
        Assert.Equal(200, (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings/{trade.ListingId}"))).Status);

        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (Route route in Routes.OfOne("listings").Where(route => route.Method != "GET" && route.Body != Bodies.Message))
            {
                Ask ask = new(route.Verb, route.PathOf(trade.ListingId)) { Token = trade.Buyer.Token, Key = Member.NewKey(), Body = route.Body };
                (await market.SendAsync(ask)).Refused(404, "NOT_FOUND");
            }
        });
    }

    [Fact]
    public async Task Delisted_IsGoneForOthers_AndForGood()
    {
        Trade trade = await Trade.PlacedAsync(market);
        string path = $"/api/listings/{trade.ListingId}";
        (await trade.Seller.PostAsync($"{path}/delist")).Ok();
        await market.SettleAsync();

        (await trade.Buyer.GetAsync(path)).Refused(404, "NOT_FOUND");
        (await trade.Seller.PostAsync($"{path}/activate")).Refused(409, "LISTING_STATE");
        (await trade.Seller.PatchAsync(path, new { stock = 1 })).Refused(409, "LISTING_STATE");
        Assert.Empty((await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings?seller={trade.Seller.Id}"))).Ok().Items);
        Assert.Equal("placed", (await trade.ReadAsync()).Text("state"));
    }

    private async Task AnswerAlikeAsync(string resource, Member stranger, string[] ids)
    {
        foreach (Route route in Routes.OfOne(resource))
        {
            HashSet<(int, string)> answers = [];
            foreach (string id in ids)
            {
                Reply reply = await market.SendAsync(new Ask(route.Verb, route.PathOf(id)) { Token = stranger.Token, Key = Member.NewKey(), Body = route.Body });
                answers.Add((reply.Status, reply.Body));
            }

            Assert.True(answers.Count == 1 && answers.Single().Item1 == 404, $"{route.Template}: {string.Join('\n', answers)}");
        }
    }
}
