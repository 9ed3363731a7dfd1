namespace Microsoft.Identity.Web;

/// <summary>
/// An app registration in Entra ID. Either <see cref="Authority"/>, or <see cref="Instance"/> with <see cref="TenantId"/>, and always
/// <see cref="ClientId"/>. Here without what only sign-in pages and calls to other APIs need.
/// </summary>
public class MicrosoftIdentityOptions
{
    /// <summary>The token issuer's address with the tenant, such as <c>https://login.microsoftonline.com/{tenant}/v2.0</c>. Goes before instance and tenant.</summary>
    public string? Authority { get; set; }

    /// <summary>The app's id, which tokens must be for.</summary>
    public string? ClientId { get; set; }

    /// <summary>The token issuer's address without the tenant, such as <c>https://login.microsoftonline.com/</c>. A path must end with a slash.</summary>
    public string Instance { get; set; } = null!;

    /// <summary>The tenant's id, or its domain.</summary>
    public string? TenantId { get; set; }

    /// <summary>The tenant's domain.</summary>
    public string? Domain { get; set; }

    /// <summary>True to let tokens in that have neither scopes nor roles: the app then checks callers against a list of its own.</summary>
    public bool AllowWebApiToBeAuthorizedByACL { get; set; }
}
