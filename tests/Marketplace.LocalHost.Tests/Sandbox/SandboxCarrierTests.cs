using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.LocalHost.Sandbox;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Sandbox;

[Collection(UsesAzurite.Name)]
public sealed class SandboxCarrierTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Deliver_TellsTheMarket_SignedWithTheCarriersSecret()
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);

        using HttpResponseMessage response = await machine.Http.PostAsJsonAsync("/local/carriers/sf-express/deliver", new { trackingNumber = "SF1" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        ReceivedWebhook webhook = Assert.Single(machine.Merchant.Received);
        Assert.Equal("/api/webhooks/carriers/sf-express", webhook.Path);
        Assert.Equal(WebhookSender.Sign("test-carrier-secret", machine.Clock.GetUtcNow(), webhook.Body), webhook.Signature);
        Assert.Equal("SF1", (string?)JsonNode.Parse(webhook.Body)!["trackingNumber"]);
    }

    [Fact]
    public async Task Deliver_WhenTheMarketRefuses_SaysSo()
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        machine.Merchant.RefuseNext = 1;

        using HttpResponseMessage response = await machine.Http.PostAsJsonAsync("/local/carriers/sf-express/deliver", new { trackingNumber = "SF1" });

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }
}
