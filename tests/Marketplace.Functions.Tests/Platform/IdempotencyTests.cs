using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>Every POST of a member: the same key is the same request, however often and however close together.</summary>
[Collection(StillMarketTests.Name)]
public sealed class IdempotencyTests(MarketFixture market)
{
    public static TheoryData<string> Routes { get; } =
    [
        "create", "activate", "pause", "delist", "place", "pay", "reprice", "cancel", "ship", "extend", "confirm",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task TheSameKey_GivesTheSameAnswer_AndAnotherBodyIsRefused(string route)
    {
        (Member who, string path, object? body, object other) = await PrepareAsync(route);
        await Snapshot.UnchangedAsync(market, async () =>
        {
            (await who.PostAsync(path, body, key: "")).Refused(400, "IDEMPOTENCY_KEY_REQUIRED");
            (await who.PostAsync(path, body, key: "no spaces")).Refused(400, "IDEMPOTENCY_KEY_INVALID");
            (await who.PostAsync(path, body, key: new string('k', 201))).Refused(400, "IDEMPOTENCY_KEY_INVALID");
        });
        string key = Member.NewKey();

        Reply first = (await who.PostAsync(path, body, key)).Ok();

        await Snapshot.UnchangedAsync(market, async () =>
        {
            Reply again = (await who.PostAsync(path, body, key)).Ok();
            Assert.Equal((first.Status, first.Body, first.ETag, first.Headers.Location), (again.Status, again.Body, again.ETag, again.Headers.Location));
            Assert.Equal((false, true), (first.Replayed, again.Replayed));
            (await who.PostAsync(path, other, key)).Refused(422, "IDEMPOTENCY_KEY_REUSED");
        });
    }

    [Theory]
    [InlineData("create")]
    [InlineData("place")]
    [InlineData("ship")]
    [InlineData("confirm")]
    [InlineData("activate")]
    public async Task TheSameKey_FiftyTimesAtOnce_IsOneEffect(string route)
    {
        (Member who, string path, object? body, _) = await PrepareAsync(route);
        string key = Member.NewKey();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => who.PostAsync(path, body, key)));
        await market.SettleAsync();

        Assert.Single(replies.Select(reply => (reply.Ok().Status, reply.Body, reply.ETag)).Distinct());
        Assert.Single(replies, reply => !reply.Replayed);
        Assert.Equal(replies[0].Body, (await who.PostAsync(path, body, key)).Ok().Body);
    }

    [Fact]
    public async Task FiftyTimesAtOnce_TheLastPiece_IsHeldOnce()
    {
        Trade trade = await Trade.OfferedAsync(market, new Offer { Stock = 1 });
        string key = Member.NewKey();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => trade.Buyer.PostAsync("/api/orders", trade.Body(), key)));
        await market.SettleAsync();

        Assert.Single(replies.Select(reply => reply.Ok().Body).Distinct());
        Assert.Equal((0, 1, 0), await trade.StockAsync());
    }

    [Fact]
    public async Task TheSameKey_OfTwoMembers_IsTwoRequests()
    {
        Trade trade = await Trade.OfferedAsync(market);
        Member another = market.NewMember();
        string key = Member.NewKey();

        Reply mine = (await trade.Buyer.PostAsync("/api/orders", trade.Body(), key)).Ok();
        Reply yours = (await another.PostAsync("/api/orders", trade.Body(), key)).Ok();

        Assert.NotEqual(mine.Text("id"), yours.Text("id"));
    }

    private async Task<(Member Who, string Path, object? Body, object Other)> PrepareAsync(string route)
    {
        object shipment = new { carrier = "sf-express", trackingNumber = "SF1" };
        switch (route)
        {
            case "create":
                return (market.NewMember(), "/api/listings", new Offer().Body(), new Offer { Stock = 6 }.Body());
            case "activate" or "pause" or "delist":
                Trade offered = await Trade.OfferedAsync(market);
                if (route == "activate")
                {
                    (await offered.Seller.PostAsync($"/api/listings/{offered.ListingId}/pause")).Ok();
                }

                return (offered.Seller, $"/api/listings/{offered.ListingId}/{route}", null, new { });
            case "place":
                Trade shown = await Trade.OfferedAsync(market);
                return (shown.Buyer, "/api/orders", shown.Body(), shown.Body(2));
            case "pay" or "cancel":
                Trade placed = await Trade.PlacedAsync(market);
                return (placed.Buyer, $"{placed.Path}/{route}", null, new { });
            case "reprice":
                Trade dear = await Trade.PlacedAsync(market);
                return (dear.Seller, $"{dear.Path}/reprice", new { goods = Offer.Money(1), freight = Offer.Money(0) }, new { goods = Offer.Money(2), freight = Offer.Money(0) });
            case "ship":
                Trade paid = await Trade.PaidAsync(market);
                return (paid.Seller, $"{paid.Path}/ship", shipment, new { carrier = "sf-express", trackingNumber = "SF2" });
            case "extend":
                Trade shipped = await Trade.ShippedAsync(market);
                return (shipped.Seller, $"{shipped.Path}/extend", new { days = 3 }, new { days = 5 });
            default:
                Trade arrived = await Trade.ShippedAsync(market);
                return (arrived.Buyer, $"{arrived.Path}/{route}", null, new { });
        }
    }
}
