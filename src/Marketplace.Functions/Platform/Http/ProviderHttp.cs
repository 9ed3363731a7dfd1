using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Platform.Http;

/// <summary>
/// Calls to a provider that speaks JSON over HTTP. Whatever is not a success is an exception of the provider's kind: the call may have
/// taken effect, whether it was answered or not.
/// </summary>
/// <param name="http">Carries the calls.</param>
/// <param name="baseUrl">Root of the provider's API.</param>
/// <param name="apiKey">Our key to it.</param>
/// <param name="failure">Makes the exception, from what happened and what caused it.</param>
internal sealed class ProviderHttp(HttpClient http, Uri baseUrl, string apiKey, Func<string, Exception?, Exception> failure)
{
    /// <summary>What a POST is answered.</summary>
    public async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        await SendAsync<T>(HttpMethod.Post, path, body, cancellationToken) ?? throw failure($"The provider knows no {path}.", null);

    /// <summary>What there is; null when the provider says that there is nothing.</summary>
    public Task<T?> GetAsync<T>(string path, CancellationToken cancellationToken) => SendAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, new Uri($"{baseUrl.ToString().TrimEnd('/')}/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        request.Content = body is null ? null : JsonContent.Create(body, options: MarketJson.Responses);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<T>(MarketJson.Rows, cancellationToken)
                : response.StatusCode == HttpStatusCode.NotFound && body is null ? default
                : throw failure($"The provider answered {(int)response.StatusCode} to {path}.", null);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw failure($"The provider did not answer {path}.", error);
        }
    }
}
