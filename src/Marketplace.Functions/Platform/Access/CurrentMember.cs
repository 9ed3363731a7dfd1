using System.Globalization;
using System.Security.Claims;
using Marketplace.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Identity.Web;

namespace Marketplace.Functions.Platform.Access;

/// <summary>The person behind a request.</summary>
/// <param name="Id">Who.</param>
/// <param name="Roles">The app roles one has.</param>
public sealed record CurrentMember(MemberId Id, IReadOnlyList<string> Roles)
{
    /// <summary>When one signed in, by the token's <c>auth_time</c>, or else when the token was issued; null when it says neither.</summary>
    public DateTimeOffset? SignedInUtc { get; init; }

    /// <summary>A mail address that the directory vouches for: the token's <c>email</c>, when <c>xms_edov</c> says that its domain's owner was verified. Null for none.</summary>
    public string? VerifiedEmail { get; init; }

    private const string ScopeRequired = "access_as_user";

    /// <summary>Whether one works for the market and may read any order.</summary>
    public bool IsStaff => Roles.Any(role => role is StaffRoles.Operator or StaffRoles.Arbiter or StaffRoles.Finance);

    /// <summary>The person whom the access middleware found; null where it asked for none.</summary>
    public static CurrentMember? TryGet(HttpContext context) => context.Items[typeof(CurrentMember)] as CurrentMember;

    /// <summary>The person whom the access middleware found.</summary>
    /// <exception cref="InvalidOperationException">The function's access attribute asks for none: a bug.</exception>
    public static CurrentMember Get(HttpContext context) =>
        TryGet(context) ?? throw new InvalidOperationException("The function reads a member that its access attribute does not require.");

    internal static void Set(HttpContext context, CurrentMember member) => context.Items[typeof(CurrentMember)] = member;

    /// <summary>The person that a validated token is about; null when it is about an app, or lacks the scope.</summary>
    /// <remarks>Claims come under the token's own names or under those that the JWT handler maps them to.</remarks>
    internal static CurrentMember? From(ClaimsPrincipal principal)
    {
        bool delegated = principal.FindAll(claim => claim.Type is ClaimConstants.Scp or ClaimConstants.Scope)
            .Any(scope => scope.Value.Split(' ').Contains(ScopeRequired));
        bool isApp = principal.HasClaim("idtyp", "app");
        return delegated && !isApp && principal.GetTenantId() is { Length: > 0 } tenant && principal.GetObjectId() is { Length: > 0 } person
            ? new(MemberId.For(tenant, person), [.. principal.FindAll(claim => claim.Type is ClaimConstants.Roles or ClaimTypes.Role).Select(claim => claim.Value)])
            {
                SignedInUtc = SignIn(principal),
                VerifiedEmail = Vouched(principal),
            }
            : null;
    }

    // Anybody may write anything into an unverified directory's mail field.
    private static string? Vouched(ClaimsPrincipal principal) => principal.FindFirstValue("xms_edov")?.ToUpperInvariant() is "1" or "TRUE"
        ? principal.FindFirstValue("email") ?? principal.FindFirstValue(ClaimTypes.Email)
        : null;

    private static DateTimeOffset? SignIn(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue("auth_time") ?? principal.FindFirstValue("iat"), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
