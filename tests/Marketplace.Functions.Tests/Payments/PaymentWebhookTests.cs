using System.Text.Json;
using Marketplace.Domain;
using Marketplace.Functions.Tests.Support;
using Marketplace.LocalHost.Sandbox;

namespace Marketplace.Functions.Tests.Payments;

public sealed class PaymentWebhookTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Path = "/api/webhooks/payments/sandbox";
    private const long TotalMinor = 13_799;

    [Fact]
    public async Task OnlyAFreshAndRightSignature_IsListenedTo()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(Requests.PaymentTold(market, "payment.captured", trade.Id.Value, trade.PaymentId, TotalMinor));
        string secret = market.Secrets.WebhookSecret;
        string right = Requests.Sign(secret, market.Now, body);
        string?[] wrong =
        [
            null, "", "t=1", "v1=ab", right + "0", right[..^1], right.ToUpperInvariant(), $"{right},{right}", right.Replace("v1", "v2", StringComparison.Ordinal),
            Requests.Sign("another secret", market.Now, body), Requests.Sign(market.Secrets.CarrierSecret, market.Now, body),
            Requests.Sign(secret, market.Now, [.. body, 32]), Requests.Sign(secret, market.Now.AddMinutes(-6), body),
            Requests.Sign(secret, market.Now.AddMinutes(6), body), "t=99999999999999999999,v1=00", "t=-1,v1=00", "t=253402300800,v1=00",
        ];

        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (string? signature in wrong)
            {
                (await market.SendAsync(new Ask(HttpMethod.Post, Path) { Body = body, Signature = signature })).Refused(401, "SIGNATURE_INVALID");
            }

            // A sender that nobody knows has no secret, not even an empty one.
            foreach (string provider in new[] { "nobody", "Provider", "Sandbox:WebhookSecret", "%20" })
            {
                Ask ask = new(HttpMethod.Post, $"/api/webhooks/payments/{provider}") { Body = body, Signature = Requests.Sign("", market.Now, body) };
                (await market.SendAsync(ask)).Refused(401, "SIGNATURE_INVALID");
            }
        });

        (await market.SendAsync(new Ask(HttpMethod.Post, Path) { Body = body, Signature = right })).Ok();
        await market.SettleAsync();
        Assert.Equal("paid", (await trade.ReadAsync()).Text("state"));
    }

    [Fact]
    public async Task Duplicates_WithinTheWindow_AndReordered_AreOnePayment()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve", new { duplicates = 3 });
        (await trade.ShipAsync()).Ok();

        Reply[] late = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ => market.TellPaymentAsync("payment.captured", trade.Id.Value, trade.PaymentId, TotalMinor)));
        (await market.TellPaymentAsync("payment.declined", trade.Id.Value, trade.PaymentId, TotalMinor)).Ok();
        await market.SettleAsync();

        Assert.All(late, reply => Assert.Equal("accepted", reply.Ok().Text("result")));
        Assert.Equal(["OrderPlaced", "PaymentRequested", "PaymentCaptured", "OrderShipped"], await trade.HistoryAsync());
        Assert.Equal(0, (await trade.AtProviderAsync()).RefundedMinor);
    }

    [Fact]
    public async Task Declined_TheBuyerPaysByAnotherPayment()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        string declined = trade.PaymentId;
        await trade.DecideAsync("decline");
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");

        Assert.NotEqual(declined, trade.PaymentId);
        Assert.Equal(["OrderPlaced", "PaymentRequested", "PaymentDeclined", "PaymentRequested", "PaymentCaptured"], await trade.HistoryAsync());
        Assert.Equal(PaymentStatus.Declined, (await trade.AtProviderAsync(declined)).Status);
    }

    [Fact]
    public async Task ManyAtOnce_AreOnePayment()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => market.TellPaymentAsync("payment.captured", trade.Id.Value, trade.PaymentId, TotalMinor)));
        await market.SettleAsync();

        Assert.Contains(replies, reply => reply.Status == 200);
        Assert.All(replies, reply => Assert.True(reply.Status == 200 || reply.Code == "BUSY", reply.Body));
        Assert.Single(await trade.HistoryAsync(), "PaymentCaptured");
        Assert.Equal(TotalMinor, (await trade.ReadAsync()).Long("held.amountMinor"));
    }

    [Fact]
    public async Task ADelayedWebhook_PaysWhenItComes()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve", new { delay = "PT2H" });
        Assert.Equal("placed", (await trade.ReadAsync()).Text("state"));

        await market.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal("paid", (await trade.ReadAsync()).Text("state"));
    }

    [Fact]
    public async Task Declined_LeavesTheOrderUnpaid_AndToldAgainChangesNothing()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("decline");

        await Snapshot.UnchangedAsync(market, () => market.TellPaymentAsync("payment.declined", trade.Id.Value, trade.PaymentId, TotalMinor));

        Assert.Equal(("placed", 3), ((await trade.ReadAsync()).Text("state"), (await trade.ReadAsync()).Long("version")));
    }

    [Fact]
    public async Task UnknownOrders_UnknownTypes_AndAmountsOfNothing_ChangeNothing()
    {
        Trade trade = await Trade.PlacedAsync(market);
        string unknown = OrderId.For(trade.Buyer.Id, "never").Value;
        string payment = PaymentId.For(trade.Id, 0).Value;

        await Snapshot.UnchangedAsync(market, async () =>
        {
            (await market.TellPaymentAsync("payment.captured", unknown, payment, TotalMinor)).Refused(404, "NOT_FOUND");
            Assert.Equal("ignored", (await market.TellPaymentAsync("payment.disputed", trade.Id.Value, payment, TotalMinor)).Ok().Text("result"));
            (await market.TellPaymentAsync("payment.captured", trade.Id.Value, payment, 0)).Refused(422, "NOTHING_CAPTURED");
            (await market.TellPaymentAsync("payment.captured", trade.Id.Value, payment, long.MinValue)).Refused(422, "NOTHING_CAPTURED");
            (await market.TellPaymentAsync("payment.captured", "ord_x", payment, 1)).Refused(404, "NOT_FOUND");
            (await market.TellPaymentAsync("payment.captured", trade.Seller.Id.Value, payment, 1)).Refused(404, "NOT_FOUND");
            (await market.TellPaymentAsync("payment.captured", trade.Id.Value, payment, 1, "yuan")).Refused(400, "MALFORMED_JSON");
            (await market.TellDeliveryAsync("nobody's")).Refused(404, "NOT_FOUND");
        });
    }
}
