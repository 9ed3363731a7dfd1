using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Members;

/// <summary>Where the provider is and how we prove to it who we are: section <c>Verification:{name}</c>.</summary>
/// <param name="BaseUrl">Root of its API.</param>
/// <param name="ApiKey">Our key to it.</param>
public sealed record VerificationProviderOptions(Uri BaseUrl, string ApiKey);

/// <summary>A provider that speaks JSON over HTTP: <c>POST verifications</c> answers <c>pending</c>, <c>approved</c> or <c>rejected</c>.</summary>
public sealed class HttpVerificationProvider(HttpClient http, VerificationProviderOptions options) : IVerificationProvider
{
    private readonly ProviderHttp _http = new(http, options.BaseUrl, options.ApiKey, (what, cause) => new VerificationProviderException(what, cause));

    private sealed record Answered(string Status, string? ConfirmedName = null, string? Reason = null);

    /// <inheritdoc/>
    public async Task<VerificationOutcome?> SubmitAsync(IdentityClaim claim, CancellationToken cancellationToken)
    {
        Answered answered = await _http.PostAsync<Answered>("verifications", claim, cancellationToken);
        return answered.Status switch
        {
            "pending" => null,
            "approved" when answered.ConfirmedName is { Length: > 0 } name => new(true, name, null),
            "rejected" => new(false, null, answered.Reason),
            _ => throw new VerificationProviderException($"The provider has it as '{answered.Status}'."),
        };
    }
}
