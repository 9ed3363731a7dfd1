using System.Net;
using System.Text.Json.Nodes;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Sandbox;

[Collection(UsesAzurite.Name)]
public sealed class SandboxRefundTests(AzuriteFixture azurite)
{
    private readonly string _payment = $"pay_{Guid.NewGuid():N}";
    private readonly string _refund = $"ref_{Guid.NewGuid():N}";

    [Fact]
    public async Task Refund_WhenRepeated_MovesMoneyOnce()
    {
        await using ProviderMachine machine = await CapturedAsync(10_000);

        using HttpResponseMessage first = await machine.RefundAsync(_refund, _payment, 6_000);
        using HttpResponseMessage again = await machine.RefundAsync(_refund, _payment, 6_000);
        using HttpResponseMessage other = await machine.RefundAsync(_refund, _payment, 5_000);
        using HttpResponseMessage rest = await machine.RefundAsync($"{_refund}-2", _payment, 4_000);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK], [first.StatusCode, again.StatusCode, other.StatusCode, rest.StatusCode]);
        JsonNode[] refunds = [.. (await machine.ReportAsync())["refunds"]!.AsArray().Where(refund => (string?)refund!["paymentId"] == _payment).Select(refund => refund!)];
        Assert.Equal([6_000, 4_000], refunds.Select(refund => (long)refund["amountMinor"]!).OrderDescending());
    }

    [Fact]
    public async Task Refund_BeyondWhatIsLeft_Is422()
    {
        await using ProviderMachine machine = await CapturedAsync(10_000);
        await machine.RefundAsync(_refund, _payment, 6_000);

        using HttpResponseMessage response = await machine.RefundAsync($"{_refund}-2", _payment, 4_001);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Refund_ManyAtOnce_NeverGivesBackMoreThanWasCaptured()
    {
        await using ProviderMachine machine = await CapturedAsync(10_000);

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => machine.RefundAsync($"{_refund}-{i}", _payment, 3_000)));

        Assert.Equal(3, responses.Count(response => response.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, responses.Count(response => response.StatusCode == HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Refund_OfUnknownOrUncapturedPayment_IsRefused()
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        await machine.OpenAsync(_payment);

        using HttpResponseMessage unknown = await machine.RefundAsync(_refund, "pay_unknown", 1);
        using HttpResponseMessage pending = await machine.RefundAsync(_refund, _payment, 1);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (unknown.StatusCode, pending.StatusCode));
    }

    [Fact]
    public async Task Report_ByPages_TellsEverythingOnce()
    {
        await using ProviderMachine machine = await CapturedAsync(10_000);
        await machine.RefundAsync(_refund, _payment, 1_000);
        await machine.OpenAsync($"{_payment}-2");

        List<string?> told = [];
        string query = "?limit=2";
        for (string? cursor = ""; cursor is not null; query = $"?limit=2&cursor={cursor}")
        {
            JsonNode page = await machine.ReportAsync(query);
            told.AddRange(page["payments"]!.AsArray().Select(payment => (string?)payment!["paymentId"]));
            told.AddRange(page["refunds"]!.AsArray().Select(refund => (string?)refund!["refundId"]));
            cursor = (string?)page["nextCursor"];
        }

        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Superset(new HashSet<string?> { _payment, $"{_payment}-2", _refund }, told.ToHashSet());
    }

    private async Task<ProviderMachine> CapturedAsync(long amountMinor)
    {
        ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        await machine.OpenAsync(_payment, amountMinor);
        await machine.DecideAsync(_payment, "approve");
        return machine;
    }
}
