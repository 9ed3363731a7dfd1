using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Sandbox;

[Collection(UsesAzurite.Name)]
public sealed class WebhookTests(AzuriteFixture azurite)
{
    private readonly string _id = $"pay_{Guid.NewGuid():N}";

    [Fact]
    public async Task Approve_SendsOneWebhook_SignedAtTheMarketsTime()
    {
        await using ProviderMachine machine = await OpenedAsync();

        await machine.DecideAsync(_id, "approve");

        ReceivedWebhook webhook = Assert.Single(machine.Merchant.Received);
        string seconds = machine.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes("test-webhook-secret"), Encoding.UTF8.GetBytes($"{seconds}.{webhook.Body}"));
        Assert.Equal($"t={seconds},v1={Convert.ToHexStringLower(mac)}", webhook.Signature);
        Assert.Equal("/api/webhooks/payments/sandbox", webhook.Path);
        JsonNode told = JsonNode.Parse(webhook.Body)!;
        Assert.Equal(
            ("payment.captured", _id, "ord_1", 12_900L, "CNY"),
            ((string?)told["type"], (string?)told["paymentId"], (string?)told["reference"], (long)told["amountMinor"]!, (string?)told["currency"]));
    }

    [Fact]
    public async Task Approve_WithDuplicates_SendsTheSameEventSeveralTimes()
    {
        await using ProviderMachine machine = await OpenedAsync();

        await machine.DecideAsync(_id, "approve", new { duplicates = 2 });

        Assert.Equal(3, machine.Merchant.Received.Count);
        Assert.Single(machine.Merchant.Received.Select(webhook => webhook.Body).Distinct());
    }

    [Fact]
    public async Task Approve_WithDrop_CapturesSilently_UntilItIsApprovedAgain()
    {
        await using ProviderMachine machine = await OpenedAsync();

        await machine.DecideAsync(_id, "approve", new { drop = true });
        int afterDrop = machine.Merchant.Received.Count;
        await machine.DecideAsync(_id, "approve");

        Assert.Equal((0, 1), (afterDrop, machine.Merchant.Received.Count));
    }

    [Fact]
    public async Task Approve_WithDelay_SendsWhenTheClockGetsThere()
    {
        await using ProviderMachine machine = await OpenedAsync();

        await machine.DecideAsync(_id, "approve", new { delay = "PT5M" });
        await machine.AdvanceAsync(TimeSpan.FromMinutes(4));
        int early = machine.Merchant.Received.Count;
        await machine.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((0, 1), (early, machine.Merchant.Received.Count));
    }

    [Fact]
    public async Task DelayedWebhook_SurvivesARestart()
    {
        await using ProviderMachine machine = await OpenedAsync();
        await machine.DecideAsync(_id, "approve", new { delay = "PT5M" });

        await machine.RestartAsync(azurite);
        await machine.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Contains(machine.Merchant.Received, webhook => webhook.Body.Contains(_id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RefusedWebhook_IsTriedAgainWithGrowingPauses_AndOnlyUntilTaken()
    {
        await using ProviderMachine machine = await OpenedAsync();
        machine.Merchant.RefuseNext = 2;

        await machine.DecideAsync(_id, "approve");
        await machine.AdvanceAsync(TimeSpan.FromSeconds(10));
        int afterTenSeconds = machine.Merchant.Received.Count;
        await machine.AdvanceAsync(TimeSpan.FromMinutes(1));
        int afterAnotherMinute = machine.Merchant.Received.Count;
        await machine.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal((2, 3, 3), (afterTenSeconds, afterAnotherMinute, machine.Merchant.Received.Count));
    }

    [Fact]
    public async Task RefusedWebhook_IsGivenUpAfterFiveTries()
    {
        await using ProviderMachine machine = await OpenedAsync();
        machine.Merchant.RefuseNext = 100;

        await machine.DecideAsync(_id, "approve");
        await machine.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal(5, machine.Merchant.Received.Count);
    }

    private async Task<ProviderMachine> OpenedAsync()
    {
        ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        await machine.OpenAsync(_id);
        return machine;
    }
}
