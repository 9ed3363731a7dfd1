using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

[Collection(StillMarketTests.Name)]
public sealed class HealthTests(MarketFixture market)
{
    [Fact]
    public async Task Health_AndVersion_AnswerAnyone()
    {
        Assert.Equal("ok", (await market.SendAsync(new Ask(HttpMethod.Get, "/api/health"))).Ok().Text("status"));
        Assert.Equal("2026-11", (await market.SendAsync(new Ask(HttpMethod.Get, "/api/version"))).Ok().Text("policyVersion"));
    }
}
