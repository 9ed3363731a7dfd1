using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Marketplace.LocalHost.Tests.Support;

/// <summary>What a merchant and a payer ask of the provider.</summary>
internal static class ProviderCalls
{
    public static Task<HttpResponseMessage> OpenAsync(this ProviderMachine machine, string paymentId, long amountMinor = 12_900) =>
        machine.AsMerchantAsync("/local/provider/payments", new { paymentId, reference = "ord_1", amountMinor, currency = "CNY", description = "Two <books>" });

    public static Task<HttpResponseMessage> RefundAsync(this ProviderMachine machine, string refundId, string paymentId, long amountMinor) =>
        machine.AsMerchantAsync("/local/provider/refunds", new { refundId, paymentId, amountMinor, currency = "CNY" });

    public static Task<HttpResponseMessage> DecideAsync(this ProviderMachine machine, string paymentId, string decision, object? choice = null) =>
        machine.Http.PostAsJsonAsync($"/local/payments/{paymentId}/{decision}", choice ?? new { });

    public static async Task<HttpResponseMessage> AsMerchantAsync(this ProviderMachine machine, string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", machine.Secrets.ProviderApiKey);
        return await machine.Http.SendAsync(request);
    }

    public static async Task<JsonNode> ReportAsync(this ProviderMachine machine, string query = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/local/provider/report{query}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", machine.Secrets.ProviderApiKey);
        using HttpResponseMessage response = await machine.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
