using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.LocalHost.Identity;

/// <summary>
/// Issues access tokens shaped like Entra ID's (version 2.0), so that the API's real validation runs on this machine.
/// Tokens live by the wall clock: moving the market's clock neither ages nor renews them.
/// </summary>
internal sealed class LocalIssuer(SigningKey key, Uri baseUrl, TimeProvider wallClock)
{
    private static readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>How long a token is good for.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    /// <summary>The issuer's address, as tokens name it.</summary>
    public string Issuer { get; } = LocalDirectory.IssuerOf(baseUrl);

    /// <summary>The key that tokens are signed with.</summary>
    public SigningKey Key => key;

    /// <summary>A token for a person of this name with these roles; none makes a plain member. With a mail address, the directory vouches for it.</summary>
    public string Issue(string name, IReadOnlyCollection<string> roles, string? email = null)
    {
        DateTime now = wallClock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = LocalDirectory.ClientId,
            Claims = Claims(name, roles, email),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = key.Credentials,
        });
    }

    private static Dictionary<string, object> Claims(string name, IReadOnlyCollection<string> roles, string? email)
    {
        string objectId = LocalDirectory.ObjectId(name).ToString();
        Dictionary<string, object> claims = new()
        {
            ["ver"] = "2.0",
            ["tid"] = LocalDirectory.TenantId,
            ["oid"] = objectId,
            ["sub"] = objectId,
            ["name"] = name,
            ["preferred_username"] = name,
            ["azp"] = LocalDirectory.ClientAppId,
            ["scp"] = "access_as_user",
        };
        if (roles.Count > 0)
        {
            // Always a list, as Entra ID writes it, also for one role.
            claims["roles"] = roles.ToArray();
        }

        if (email is not null)
        {
            claims["email"] = email;
            claims["xms_edov"] = true;
        }

        return claims;
    }
}
