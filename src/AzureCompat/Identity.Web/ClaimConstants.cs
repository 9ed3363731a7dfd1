namespace Microsoft.Identity.Web;

/// <summary>Types of the claims in Entra ID's tokens. A short name is the token's own, a URI what claim mapping makes of it.</summary>
public static class ClaimConstants
{
    /// <summary>The display name.</summary>
    public const string Name = "name";

    /// <summary>The user's or service principal's object id, mapped.</summary>
    public const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    /// <summary>The user's or service principal's object id.</summary>
    public const string Oid = "oid";

    /// <summary>The sign-in name.</summary>
    public const string PreferredUserName = "preferred_username";

    /// <summary>The tenant's id, mapped.</summary>
    public const string TenantId = "http://schemas.microsoft.com/identity/claims/tenantid";

    /// <summary>The tenant's id.</summary>
    public const string Tid = "tid";

    /// <summary>Delegated permissions, separated by spaces; mapped.</summary>
    public const string Scope = "http://schemas.microsoft.com/identity/claims/scope";

    /// <summary>Delegated permissions, separated by spaces.</summary>
    public const string Scp = "scp";

    /// <summary>App roles, one claim each.</summary>
    public const string Roles = "roles";

    /// <summary>App roles, one claim each; mapped.</summary>
    public const string Role = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    /// <summary>The subject, which differs by client.</summary>
    public const string Sub = "sub";

    /// <summary>The subject, mapped.</summary>
    public const string NameIdentifierId = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    /// <summary>The object id in the user's home tenant.</summary>
    public const string UniqueObjectIdentifier = "uid";

    /// <summary>The user's home tenant.</summary>
    public const string UniqueTenantIdentifier = "utid";
}
