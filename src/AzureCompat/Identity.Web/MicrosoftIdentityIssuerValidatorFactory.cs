using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Validators;

namespace Microsoft.Identity.Web.Resource;

/// <summary>Gives validators of issuers, one for each authority.</summary>
public class MicrosoftIdentityIssuerValidatorFactory
{
    private readonly HttpClient? _httpClient;

    /// <summary>Takes the HTTP client from the factory if <see cref="AadIssuerValidatorOptions.HttpClientName"/> names one.</summary>
    public MicrosoftIdentityIssuerValidatorFactory(
        IOptions<AadIssuerValidatorOptions> aadIssuerValidatorOptions,
        IHttpClientFactory httpClientFactory)
    {
        string? clientName = aadIssuerValidatorOptions?.Value?.HttpClientName;
        _httpClient = string.IsNullOrEmpty(clientName) ? null : httpClientFactory?.CreateClient(clientName);
    }

    /// <summary>The validator for an authority such as <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.</summary>
    /// <exception cref="ArgumentNullException">The authority is null or empty.</exception>
    public AadIssuerValidator GetAadIssuerValidator(string aadAuthority) => AadIssuerValidator.GetAadIssuerValidator(aadAuthority, _httpClient);
}
