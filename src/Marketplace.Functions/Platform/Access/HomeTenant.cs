using System.Security.Claims;
using Microsoft.Identity.Web;

namespace Marketplace.Functions.Platform.Access;

/// <summary>
/// The one directory whose people are members. A member's id is made of directory and person, so a token that names another directory is
/// another person's, whoever signed it.
/// </summary>
/// <param name="configured">The directory's id; a domain name is left to the check of the token's issuer.</param>
internal sealed class HomeTenant(string? configured)
{
    private readonly Guid? _id = Guid.TryParse(configured, out Guid id) ? id : null;

    /// <summary>Whether a validated token is of this directory.</summary>
    public bool Issued(ClaimsPrincipal principal) => _id is null || (Guid.TryParse(principal.GetTenantId(), out Guid tenant) && tenant == _id);
}
