using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>Whatever a body holds: a 4xx with a code, and nothing written.</summary>
[Collection(StillMarketTests.Name)]
public sealed class BadBodyTests(MarketFixture market)
{
    private static readonly object _delivery = new { mode = "express", freight = Offer.Money(1) };

    [Fact]
    public async Task ListingBodies_AreRefused()
    {
        Trade trade = await Trade.OfferedAsync(market);

        await RefuseAllAsync(trade.Seller, HttpMethod.Post, "/api/listings", new Offer().Body());
        await RefuseAllAsync(trade.Seller, HttpMethod.Patch, $"/api/listings/{trade.ListingId}", EditBody());
    }

    [Theory]
    [InlineData("title", "")]
    [InlineData("title", "   ")]
    [InlineData("category", "weapons")]
    [InlineData("imageUrls", "http://img.example/1.jpg")]
    [InlineData("imageUrls", "javascript:alert(1)")]
    [InlineData("imageUrls", "/1.jpg")]
    [InlineData("preorderUtc", "2020-01-01T00:00:00Z")]
    [InlineData("preorderUtc", "9999-12-31T23:59:59Z")]
    public async Task ListingFields_OutOfBounds_AreNamed(string field, string value)
    {
        Member seller = market.NewMember();
        Dictionary<string, object> body = new Offer().Body();
        body[field] = field == "imageUrls" ? new[] { value } : value;

        Reply refused = (await seller.PostAsync("/api/listings", body)).Refused(422, "VALIDATION_FAILED");

        Assert.NotNull(refused.At($"errors.{field}"));
    }

    [Theory]
    [InlineData("price.amountMinor", 0)]
    [InlineData("price.amountMinor", 1_000_000_001)]
    [InlineData("price.amountMinor", long.MaxValue)]
    [InlineData("price.amountMinor", long.MinValue)]
    [InlineData("freight.amountMinor", -1)]
    [InlineData("stock", 1_000_001)]
    public async Task ListingAmounts_OutOfBounds_AreRefused(string field, long value)
    {
        Dictionary<string, object> body = new Offer().Body();
        string key = field.Split('.')[0];
        body[key == "freight" ? "deliveryModes" : key] = key switch
        {
            "freight" => new[] { new { mode = "express", freight = Offer.Money(value) } },
            "price" => Offer.Money(value),
            _ => value,
        };

        (await market.NewMember().PostAsync("/api/listings", body)).Refused(422, "VALIDATION_FAILED");
    }

    [Fact]
    public async Task OrderBodies_AreRefused()
    {
        Trade trade = await Trade.OfferedAsync(market);

        await RefuseAllAsync(trade.Buyer, HttpMethod.Post, "/api/orders", trade.Body());
    }

    [Fact]
    public async Task OrdersThatNoRuleAllows_AreRefused()
    {
        Trade trade = await Trade.OfferedAsync(market);
        Trade other = await Trade.OfferedAsync(market);
        Trade online = await Trade.OfferedAsync(market, Offer.Virtual);
        Trade paused = await Trade.OfferedAsync(market);
        (await paused.Seller.PostAsync($"/api/listings/{paused.ListingId}/pause")).Ok();
        Reply draft = (await trade.Seller.PostAsync("/api/listings", new Offer().Body())).Ok();
        await Snapshot.UnchangedAsync(market, async () =>
        {
            (await PlaceAsync(trade.Buyer, "express")).Refused(422, "VALIDATION_FAILED");
            (await PlaceAsync(trade.Buyer, "express", (trade.ListingId, 0))).Refused(422, "VALIDATION_FAILED");
            (await PlaceAsync(trade.Buyer, "express", (trade.ListingId, 1001))).Refused(422, "VALIDATION_FAILED");
            (await PlaceAsync(trade.Buyer, "express", (trade.ListingId, 1), (trade.ListingId, 1))).Refused(422, "VALIDATION_FAILED");
            (await PlaceAsync(trade.Buyer, "express", [.. Enumerable.Repeat((trade.ListingId, 1), 21)])).Refused(422, "VALIDATION_FAILED");
            (await PlaceAsync(trade.Buyer, "surface", (trade.ListingId, 1))).Refused(422, "DELIVERY_MODE_NOT_OFFERED");
            (await PlaceAsync(trade.Buyer, "express", (trade.ListingId, 1), (other.ListingId, 1))).Refused(422, "SEVERAL_SELLERS");
            (await PlaceAsync(trade.Seller, "express", (trade.ListingId, 1))).Refused(422, "OWN_LISTING");
            (await PlaceAsync(online.Buyer, "auto", (online.ListingId, 1))).Refused(422, "DELIVERY_MODE_NOT_OFFERED");
            (await PlaceAsync(paused.Buyer, "express", (paused.ListingId, 1))).Refused(409, "LISTING_NOT_ACTIVE");
            foreach (string unknown in new[] { draft.Text("id"), "lst_00000000000000000000000000", "lst_x", "", "../orders", trade.ListingId.ToUpperInvariant() })
            {
                (await PlaceAsync(trade.Buyer, "express", (unknown, 1))).Refused(422, "LISTING_NOT_FOUND");
            }
        });
    }

    [Fact]
    public async Task ActionBodies_AreRefused()
    {
        Trade placed = await Trade.PlacedAsync(market);
        Trade paid = await Trade.PaidAsync(market);
        Trade shipped = await Trade.ShippedAsync(market);

        await RefuseAllAsync(placed.Seller, HttpMethod.Post, $"{placed.Path}/reprice", new { goods = Offer.Money(1), freight = Offer.Money(0) });
        await RefuseAllAsync(paid.Seller, HttpMethod.Post, $"{paid.Path}/ship", new { carrier = "sf-express", trackingNumber = "1" });
        await RefuseAllAsync(shipped.Seller, HttpMethod.Post, $"{shipped.Path}/extend", new { days = 3 });
        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (object body in new object[] { "{\"x\":1}", "[]", "null", "1", "{", "{} {}" })
            {
                (await shipped.Buyer.PostAsync($"{shipped.Path}/confirm", body)).Refused(400, "MALFORMED_JSON");
                (await shipped.Buyer.PostAsync($"{placed.Path}/pay", body)).Refused(400, "MALFORMED_JSON");
                (await shipped.Seller.PostAsync($"/api/listings/{shipped.ListingId}/pause", body)).Refused(400, "MALFORMED_JSON");
            }
        });
    }

    [Fact]
    public async Task WebhookBodies_AreRefused_ThoughRightlySigned()
    {
        Trade trade = await Trade.PlacedAsync(market);
        object payment = Requests.PaymentTold(market, "payment.captured", trade.Id.Value, "pay_00000000000000000000000000", 1);
        object delivery = new { eventId = "e", type = "delivered", trackingNumber = "1", occurredUtc = market.Now };

        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (BadBody body in BadBodies.Malformed(payment))
            {
                (await market.SendSignedAsync("/api/webhooks/payments/sandbox", body.Bytes, market.Secrets.WebhookSecret)).Refused(400, "MALFORMED_JSON");
            }

            foreach (BadBody body in BadBodies.Malformed(delivery))
            {
                (await market.SendSignedAsync("/api/webhooks/carriers/sf-express", body.Bytes, market.Secrets.CarrierSecret)).Refused(400, "MALFORMED_JSON");
            }
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OversizedBodies_AreRefused_WithAndWithoutALength(bool chunked)
    {
        Trade trade = await Trade.ShippedAsync(market);
        string body = $"{{\"title\":\"{new string('x', 70_000)}\"}}";
        string[] paths = ["/api/listings", "/api/orders", $"{trade.Path}/ship", $"{trade.Path}/confirm", $"/api/listings/{trade.ListingId}/pause"];

        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (string path in paths)
            {
                Ask ask = new(HttpMethod.Post, path) { Body = body, Token = trade.Seller.Token, Key = Member.NewKey(), Chunked = chunked };
                (await market.SendAsync(ask)).Refused(413, "BODY_TOO_LARGE");
            }

            Ask webhook = new(HttpMethod.Post, "/api/webhooks/payments/sandbox") { Body = body, Chunked = chunked };
            (await market.SendAsync(webhook)).Refused(413, "BODY_TOO_LARGE");
        });
    }

    [Fact]
    public async Task TheLargestListingThereMayBe_IsTaken()
    {
        string emoji = string.Concat(Enumerable.Repeat("😀", 2500));
        Dictionary<string, object> body = new Offer().Body();
        body["title"] = emoji[..120];
        body["description"] = emoji;
        body["imageUrls"] = Enumerable.Range(0, 10).Select(i => $"https://img.example/{i}/{new string('a', 475)}").ToArray();
        Member seller = market.NewMember();

        Reply created = (await seller.PostAsync("/api/listings", body)).Ok();

        Assert.Equal(emoji, (await seller.GetAsync($"/api/listings/{created.Text("id")}")).Ok().Text("description"));
    }

    private static object EditBody() => new
    {
        title = "T",
        description = "D",
        category = "clothing",
        price = Offer.Money(1),
        stock = 1,
        deliveryModes = new[] { _delivery },
        quality = "good",
        imageUrls = new[] { "https://img.example/1.jpg" },
    };

    private static Task<Reply> PlaceAsync(Member buyer, string mode, params (string ListingId, int Quantity)[] lines) => buyer.PostAsync(
        "/api/orders", new { lines = lines.Select(line => new { line.ListingId, line.Quantity }).ToArray(), deliveryMode = mode, paymentMethod = "escrow" });

    private Task RefuseAllAsync(Member who, HttpMethod method, string path, object good) => Snapshot.UnchangedAsync(market, async () =>
    {
        // An edit may leave everything out.
        bool mayBeEmpty = method == HttpMethod.Patch;
        BadBody[] bodies = [.. BadBodies.Malformed(good).Where(body => !mayBeEmpty || (body.What != "{}" && !body.What.EndsWith("null", StringComparison.Ordinal))), .. BadBodies.Outrageous(good)];
        foreach (BadBody body in bodies)
        {
            Reply reply = await market.SendAsync(new Ask(method, path) { Body = body.Bytes, Token = who.Token, Key = Member.NewKey() });
            bool refused = reply.Status == 400 && reply.Code == "MALFORMED_JSON";
            Assert.True(refused || (body.IsJson && reply.Status == 422), $"{path} with {body.What}: {reply.Status} {reply.Body}");
        }
    });
}
