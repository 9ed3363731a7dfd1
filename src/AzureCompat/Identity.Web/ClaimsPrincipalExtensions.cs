using System.Security.Claims;

namespace Microsoft.Identity.Web;

/// <summary>Who somebody is, whether or not claims were mapped. Every method gives null when the token does not say.</summary>
public static class ClaimsPrincipalExtensions
{
    /// <summary>The object id: the one stable id of a user or service principal within a tenant.</summary>
    public static string? GetObjectId(this ClaimsPrincipal claimsPrincipal) =>
        First(claimsPrincipal, ClaimConstants.Oid, ClaimConstants.ObjectId);

    /// <summary>The tenant that issued the token.</summary>
    public static string? GetTenantId(this ClaimsPrincipal claimsPrincipal) =>
        First(claimsPrincipal, ClaimConstants.Tid, ClaimConstants.TenantId);

    /// <summary>A name to show, never to decide by: sign-in name, else display name.</summary>
    public static string? GetDisplayName(this ClaimsPrincipal claimsPrincipal) =>
        First(claimsPrincipal, ClaimConstants.PreferredUserName, ClaimsIdentity.DefaultNameClaimType, ClaimConstants.Name);

    /// <summary>The mapped subject. It is missing when claims are not mapped.</summary>
    public static string? GetNameIdentifierId(this ClaimsPrincipal claimsPrincipal) =>
        First(claimsPrincipal, ClaimConstants.NameIdentifierId);

    /// <summary>The object id in the user's home tenant.</summary>
    public static string? GetHomeObjectId(this ClaimsPrincipal claimsPrincipal) =>
        First(claimsPrincipal, ClaimConstants.UniqueObjectIdentifier);

    /// <summary>The user's home tenant.</summary>
    public static string? GetHomeTenantId(this ClaimsPrincipal claimsPrincipal) =>
        First(claimsPrincipal, ClaimConstants.UniqueTenantIdentifier);

    /// <summary>Home object id and home tenant, joined by a dot.</summary>
    public static string? GetMsalAccountId(this ClaimsPrincipal claimsPrincipal)
    {
        string? objectId = claimsPrincipal.GetHomeObjectId();
        string? tenantId = claimsPrincipal.GetHomeTenantId();
        return string.IsNullOrWhiteSpace(objectId) || string.IsNullOrWhiteSpace(tenantId) ? null : $"{objectId}.{tenantId}";
    }

    private static string? First(ClaimsPrincipal claimsPrincipal, params ReadOnlySpan<string> types)
    {
        ArgumentNullException.ThrowIfNull(claimsPrincipal);
        foreach (string type in types)
        {
            if (claimsPrincipal.FindFirst(type)?.Value is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
