using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Payments;

/// <summary>
/// Calls to a provider that speaks JSON over HTTP. Whatever is not a success is a <see cref="PaymentProviderException"/>: the call may have
/// taken effect, whether it was answered or not.
/// </summary>
internal sealed class ProviderHttp(HttpClient http, PaymentProviderOptions options)
{
    /// <summary>What a POST is answered.</summary>
    public async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        await SendAsync<T>(HttpMethod.Post, path, body, cancellationToken) ?? throw new PaymentProviderException($"The provider knows no {path}.");

    /// <summary>What there is; null when the provider says that there is nothing.</summary>
    public Task<T?> GetAsync<T>(string path, CancellationToken cancellationToken) => SendAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, new Uri($"{options.BaseUrl.ToString().TrimEnd('/')}/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        request.Content = body is null ? null : JsonContent.Create(body, options: MarketJson.Responses);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<T>(MarketJson.Rows, cancellationToken)
                : response.StatusCode == HttpStatusCode.NotFound && body is null ? default
                : throw new PaymentProviderException($"The provider answered {(int)response.StatusCode} to {path}.");
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PaymentProviderException($"The provider did not answer {path}.", error);
        }
    }
}
