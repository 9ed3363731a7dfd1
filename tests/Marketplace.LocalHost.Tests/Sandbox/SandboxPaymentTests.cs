using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Sandbox;

[Collection(UsesAzurite.Name)]
public sealed class SandboxPaymentTests(AzuriteFixture azurite)
{
    private readonly string _id = $"pay_{Guid.NewGuid():N}";

    [Fact]
    public async Task Create_WhenRepeated_FindsTheSamePayment()
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);

        using HttpResponseMessage first = await machine.OpenAsync(_id);
        using HttpResponseMessage second = await machine.OpenAsync(_id);
        using HttpResponseMessage other = await machine.OpenAsync(_id, amountMinor: 12_901);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        JsonNode payment = (await first.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal("pending", (string?)payment["status"]);
        Assert.EndsWith($"/local/payments/{_id}", (string?)payment["payUrl"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("application/problem+json", other.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("""{"paymentId":"a/b","reference":"r","amountMinor":1,"currency":"CNY","description":"d"}""")]
    [InlineData("""{"paymentId":"p","reference":"r","amountMinor":0,"currency":"CNY","description":"d"}""")]
    [InlineData("""{"paymentId":"p","reference":"r","amountMinor":9223372036854775808,"currency":"CNY","description":"d"}""")]
    [InlineData("""{"paymentId":"p","reference":"r","amountMinor":1,"currency":"yuan","description":"d"}""")]
    [InlineData("""{"paymentId":"p","amountMinor":1,"currency":"CNY","description":"d"}""")]
    [InlineData("""{"paymentId":"p","reference":"r","amountMinor":1,"currency":"CNY","description":"d","tip":1}""")]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task Create_WhenInputIsBad_Is400AndKeepsNothing(string body)
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        using HttpRequestMessage request = new(HttpMethod.Post, "/local/provider/payments") { Content = new StringContent(body) };
        request.Headers.Authorization = new("Bearer", machine.Secrets.ProviderApiKey);

        using HttpResponseMessage response = await machine.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using HttpResponseMessage page = await machine.Http.GetAsync("/local/payments/p");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    public async Task MerchantsApi_WithoutTheKey_Is401(string? authorization)
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        using HttpRequestMessage request = new(HttpMethod.Get, "/local/provider/report");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using HttpResponseMessage response = await machine.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task PayPage_ShowsTheChoiceEncoded_AndAfterwardsTheResult()
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        await machine.OpenAsync(_id);

        string before = await machine.Http.GetStringAsync($"/local/payments/{_id}");
        using HttpRequestMessage click = new(HttpMethod.Post, $"/local/payments/{_id}/approve") { Content = new FormUrlEncodedContent([]) };
        click.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage clicked = await machine.Http.SendAsync(click);
        string after = await machine.Http.GetStringAsync(clicked.Headers.Location);

        Assert.Contains("Two &lt;books&gt;", before, StringComparison.Ordinal);
        Assert.Contains("129.00 CNY", before, StringComparison.Ordinal);
        Assert.Contains("/approve\"", before, StringComparison.Ordinal);
        Assert.Contains("Paid.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_WhenDeclined_Is409()
    {
        await using ProviderMachine machine = await ProviderMachine.StartAsync(azurite);
        await machine.OpenAsync(_id);
        using HttpResponseMessage declined = await machine.DecideAsync(_id, "decline");

        using HttpResponseMessage response = await machine.DecideAsync(_id, "approve");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (declined.StatusCode, response.StatusCode));
        Assert.Equal("payment.declined", (string?)JsonNode.Parse(Assert.Single(machine.Merchant.Received).Body)!["type"]);
    }
}
