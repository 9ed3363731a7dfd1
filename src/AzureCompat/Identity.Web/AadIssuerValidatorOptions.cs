namespace Microsoft.Identity.Web;

/// <summary>How issuers' metadata is fetched when a token's issuer has to be looked up.</summary>
public class AadIssuerValidatorOptions
{
    /// <summary>The named HTTP client to use; a client of its own by default.</summary>
    public string? HttpClientName { get; set; }
}
