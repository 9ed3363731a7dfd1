using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Web;

namespace AzureCompat.Identity.Web;

/// <summary>A token with neither scope nor role was granted nothing in this app: its caller is only known to the tenant.</summary>
internal static class RequireScopeOrRole
{
    private static readonly string[] Grants = [ClaimConstants.Scope, ClaimConstants.Scp, ClaimConstants.Roles, ClaimConstants.Role];

    public static void Add(JwtBearerEvents events, string scheme)
    {
        Func<TokenValidatedContext, Task> next = events.OnTokenValidated;
        events.OnTokenValidated = async context =>
        {
            if (!context.Principal!.Claims.Any(claim => Grants.Contains(claim.Type, StringComparer.Ordinal)))
            {
                context.Fail($"IDW10201: Neither scope nor roles claim was found in the bearer token. Authentication scheme used: '{scheme}'. ");
            }

            await next(context).ConfigureAwait(false);
        };
    }
}
