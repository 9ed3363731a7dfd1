using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Functions.Tests.Support;

/// <summary>Sending requests; what holds for every answer is checked here, so that every test checks it.</summary>
internal static class Requests
{
    public static async Task<Reply> SendAsync(this MarketFixture market, Ask ask)
    {
        using HttpRequestMessage message = (ask with { Grant = ask.Grant ?? market.GrantOf(ask.Token) }).ToMessage();
        using HttpResponseMessage response = await market.Http.SendAsync(message);
        Reply reply = new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), response.Headers);
        Assert.True(reply.Status < 500, $"{ask.Method} {ask.Path} with {Shown(ask.Body)}: {reply.Status} {reply.Body} {market.Log.Last}");
        if (reply.Status >= 400 && ask.Path.StartsWith("/api/", StringComparison.Ordinal))
        {
            Assert.Equal("application/problem+json", reply.ContentType);
            Assert.Equal(reply.Status, reply.Long("status"));
            Assert.Matches("^[A-Z_]+$", reply.Code);
        }

        Contract.Holds(ask, reply);
        if (reply.Status == 403 && ask.VerifiesSeller && reply.Code == "VERIFICATION_REQUIRED")
        {
            await market.VerifyAsync(MarketFixture.MemberOf(ask.Token)!.Value);
            return await market.SendAsync(ask with { VerifiesSeller = false });
        }

        return reply;
    }

    /// <summary>A machine's request, signed as it should be.</summary>
    public static Task<Reply> SendSignedAsync(this MarketFixture market, string path, object body, string secret, TimeSpan age = default) =>
        market.SendAsync(new Ask(HttpMethod.Post, path) { Body = body, Signature = Sign(secret, market.Now - age, Ask.Bytes(body)) });

    public static Task<Reply> TellPaymentAsync(this MarketFixture market, string type, string orderId, string paymentId, long amountMinor, string currency = "CNY") =>
        market.SendSignedAsync("/api/webhooks/payments/sandbox", PaymentTold(market, type, orderId, paymentId, amountMinor, currency), market.Secrets.WebhookSecret);

    public static object PaymentTold(MarketFixture market, string type, string orderId, string paymentId, long amountMinor, string currency = "CNY") =>
        new { eventId = "evt_1", type, paymentId, reference = orderId, amountMinor, currency, occurredUtc = market.Now };

    public static Task<Reply> TellDeliveryAsync(this MarketFixture market, string trackingNumber, DateTimeOffset? at = null) => market.SendSignedAsync(
        "/api/webhooks/carriers/sf-express",
        new { eventId = "evt_2", type = "delivered", trackingNumber, occurredUtc = at ?? market.Now },
        market.Secrets.CarrierSecret);

    public static string Sign(string secret, DateTimeOffset at, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}."), .. body];
        return $"t={at.ToUnixTimeSeconds()},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    private static string Shown(object? body)
    {
        string text = body is null ? "nothing" : Encoding.UTF8.GetString(Ask.Bytes(body));
        return text.Length > 500 ? text[..500] : text;
    }
}
