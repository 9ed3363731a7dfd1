using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.OpenApi;

[Collection(StillMarketTests.Name)]
public sealed class OpenApiServedTests(MarketFixture market)
{
    [Fact]
    public async Task TheDocument_IsServedToAnyone()
    {
        Reply reply = await market.SendAsync(new Ask(HttpMethod.Get, "/api/openapi.json"));

        Assert.Equal((200, "application/json; charset=utf-8"), (reply.Status, reply.ContentType));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Recorded.Root, "docs/openapi.json")), reply.Body);
    }

    [Fact]
    public async Task TheReference_IsOnePage_ThatNeedsNothingFromElsewhere()
    {
        using HttpResponseMessage response = await market.Http.GetAsync("/api/docs");
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotMatch("(src|href|@import|url)\\s*[=(]\\s*[\"']?(https?:)?//", page);
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe-inline'", policy, StringComparison.Ordinal);
    }
}
