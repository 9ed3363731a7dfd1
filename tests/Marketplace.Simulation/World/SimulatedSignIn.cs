using System.Security.Claims;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Identity.Web;

namespace Marketplace.Simulation.World;

/// <summary>
/// Takes a token at its word: <c>Bearer name</c> or <c>Bearer name/Role</c>. Stands in for the validation of real tokens alone; what the
/// middleware makes of the claims, and who may do what, is the app's.
/// </summary>
internal sealed class SimulatedSignIn : IAuthenticationService
{
    /// <summary>The directory's tenant.</summary>
    public const string Tenant = "5100a7ed-0000-4000-8000-000000000001";

    private const string Bearer = "Bearer ";

    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        string header = context.Request.Headers.Authorization.ToString();
        return Task.FromResult(header.StartsWith(Bearer, StringComparison.Ordinal)
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(header[Bearer.Length..].Split('/')), scheme ?? "Bearer"))
            : AuthenticateResult.NoResult());
    }

    /// <summary>A member's object id: here, the name itself.</summary>
    public static string ObjectIdOf(string name) => $"oid-{name}";

    /// <summary>A caller's id as a member.</summary>
    public static string MemberOf(string caller) => MemberId.For(Tenant, ObjectIdOf(caller.Split('/')[0])).Value;

    /// <summary>Leave to move money for a caller, as the payment password would have given it just now.</summary>
    public static string GrantOf(string caller, string secret, TimeProvider clock) =>
        new PaymentGrants(secret, clock).Issue(MemberId.For(Tenant, ObjectIdOf(caller.Split('/')[0])), clock.GetUtcNow().AddMinutes(5));

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => throw Unused();

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => throw Unused();

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) => throw Unused();

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => throw Unused();

    private static ClaimsPrincipal PrincipalOf(string[] parts) => new(new ClaimsIdentity(
        [
            new(ClaimConstants.Scp, "access_as_user"),
            new(ClaimConstants.Tid, Tenant),
            new(ClaimConstants.Oid, ObjectIdOf(parts[0])),
            .. parts.Skip(1).Select(role => new Claim(ClaimConstants.Roles, role)),
        ],
        "simulated"));

    private static NotSupportedException Unused() => new("The app answers refusals itself.");
}
