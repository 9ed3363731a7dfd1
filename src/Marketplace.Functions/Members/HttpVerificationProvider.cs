using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Members;

/// <summary>Where the provider is and how we prove to it who we are: section <c>Verification:{name}</c>.</summary>
/// <param name="BaseUrl">Root of its API.</param>
/// <param name="ApiKey">Our key to it.</param>
public sealed record VerificationProviderOptions(Uri BaseUrl, string ApiKey);

/// <summary>A provider that speaks JSON over HTTP: <c>POST verifications</c> answers <c>pending</c>, <c>approved</c> or <c>rejected</c>.</summary>
public sealed class HttpVerificationProvider(HttpClient http, VerificationProviderOptions options) : IVerificationProvider
{
    private sealed record Answered(string Status, string? ConfirmedName = null, string? Reason = null);

    /// <inheritdoc/>
    public async Task<VerificationOutcome?> SubmitAsync(IdentityClaim claim, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"{options.BaseUrl.ToString().TrimEnd('/')}/verifications"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        request.Content = JsonContent.Create(claim, options: MarketJson.Responses);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            Answered answered = response.IsSuccessStatusCode
                ? MarketJson.Read<Answered>(await response.Content.ReadAsStringAsync(cancellationToken))
                : throw new VerificationProviderException($"The provider answered {(int)response.StatusCode}.");
            return answered.Status switch
            {
                "pending" => null,
                "approved" when answered.ConfirmedName is { Length: > 0 } name => new(true, name, null),
                "rejected" => new(false, null, answered.Reason),
                _ => throw new VerificationProviderException($"The provider has it as '{answered.Status}'."),
            };
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new VerificationProviderException("The provider did not answer.", error);
        }
    }
}
