using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;

namespace AzureCompat.Tests.Identity;

/// <summary>Which tokens are let in, checked as the app checks them: AuthenticateAsync on a request with a bearer token.</summary>
public sealed class WebApiTokenTests : IDisposable
{
    private readonly LocalIssuer _issuer = new();
    private readonly WebApi _api;

    public WebApiTokenTests() => _api = new WebApi(_issuer);

    public static TheoryData<string, Type> SpoiledTokens => new()
    {
        { "wrong issuer", typeof(SecurityTokenInvalidIssuerException) },
        { "other tenant", typeof(SecurityTokenInvalidIssuerException) },
        { "no tenant", typeof(SecurityTokenInvalidIssuerException) },
        { "wrong audience", typeof(SecurityTokenInvalidAudienceException) },
        { "version 1 audience in version 2", typeof(SecurityTokenInvalidAudienceException) },
        { "version 2 audience in version 1", typeof(SecurityTokenInvalidAudienceException) },
        { "no version", typeof(SecurityTokenInvalidAudienceException) },
        { "expired", typeof(SecurityTokenExpiredException) },
        { "no expiry", typeof(SecurityTokenNoExpirationException) },
        { "not yet valid", typeof(SecurityTokenNotYetValidException) },
        { "forged", typeof(SecurityTokenInvalidSignatureException) },
        { "unsigned", typeof(SecurityTokenInvalidSignatureException) },
        { "symmetric key", typeof(SecurityTokenSignatureKeyNotFoundException) },
    };

    [Fact]
    public async Task Valid_IsLetIn_WithWhoItIs()
    {
        AuthenticateResult result = await _api.AuthenticateAsync(_issuer.Token());

        ClaimsPrincipal principal = result.Principal!;
        Assert.Equal("user-1", principal.GetObjectId());
        Assert.Equal(LocalIssuer.Tenant, principal.GetTenantId());
        Assert.Equal("subject-1", principal.GetNameIdentifierId());
        Assert.Equal("Ann", principal.GetDisplayName());
        Assert.Null(principal.Identity!.Name);
        Assert.True(principal.IsInRole("Operator") && principal.IsInRole("Finance"));
        Assert.Equal("access_as_user", principal.FindFirstValue(ClaimConstants.Scope));
        Assert.Null(principal.GetMsalAccountId());
    }

    [Fact]
    public async Task Version1_WithItsFormOfAudience_IsLetIn()
    {
        AuthenticateResult result = await _api.AuthenticateAsync(_issuer.Token(Version1));

        Assert.True(result.Succeeded, $"{result.Failure}");
    }

    [Theory]
    [MemberData(nameof(SpoiledTokens))]
    public async Task Spoiled_IsRefused(string how, Type failure)
    {
        Assert.True((await _api.AuthenticateAsync(_issuer.Token())).Succeeded);

        AuthenticateResult result = await _api.AuthenticateAsync(_issuer.Token(token => Spoil(token, how)));

        Assert.False(result.Succeeded);
        Assert.IsType(failure, result.Failure);
    }

    [Theory]
    [InlineData("scp")]
    [InlineData("roles")]
    public async Task EitherScopeOrRole_IsEnough(string left)
    {
        string without = left == "scp" ? "roles" : "scp";

        Assert.True((await _api.AuthenticateAsync(_issuer.Token(token => token.Claims.Remove(without)))).Succeeded);
    }

    [Fact]
    public async Task NeitherScopeNorRole_IsRefused_UnlessAccessIsByList()
    {
        string token = _issuer.Token(NoGrants);
        using WebApi byList = new(_issuer, new() { ["AzureAd:AllowWebApiToBeAuthorizedByACL"] = "true" });

        AuthenticateResult refused = await _api.AuthenticateAsync(token);

        Assert.StartsWith("IDW10201", refused.Failure!.Message, StringComparison.Ordinal);
        Assert.True((await byList.AuthenticateAsync(token)).Succeeded);
    }

    [Fact]
    public async Task NoToken_IsNoResult_AndGarbageFails()
    {
        Assert.True((await _api.AuthenticateAsync(null)).None);
        Assert.NotNull((await _api.AuthenticateAsync("x.y.z")).Failure);
    }

    [Fact]
    public async Task Keys_AreFetchedOnce_AndAgainWhenTheIssuerChangesItsKey()
    {
        await _api.AuthenticateAsync(_issuer.Token());
        await _api.AuthenticateAsync(_issuer.Token());
        Assert.Equal((1, 1), (_issuer.DiscoveryFetches, _issuer.KeyFetches));
        string old = _issuer.Token();

        _issuer.RollKey();
        string fresh = _issuer.Token();

        // The handler fetches in the background, so requests may be refused until it has; without a second fetch this would never end.
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (!(await _api.AuthenticateAsync(fresh)).Succeeded)
        {
            limit.Token.ThrowIfCancellationRequested();
        }

        Assert.Equal((2, 2), (_issuer.DiscoveryFetches, _issuer.KeyFetches));
        Assert.True((await _api.AuthenticateAsync(old)).Succeeded, "The last known good keys stay valid for an hour.");
    }

    public void Dispose()
    {
        _api.Dispose();
        _issuer.Dispose();
    }

    private void Spoil(SecurityTokenDescriptor token, string how)
    {
        DateTime now = token.IssuedAt!.Value;
        Action spoil = how switch
        {
            "wrong issuer" => () => token.Issuer = "https://login.microsoftonline.com/other/v2.0",
            "other tenant" => () => OtherTenant(token),
            "no tenant" => () => token.Claims.Remove("tid"),
            "wrong audience" => () => token.Audience = "00000000-0000-0000-0000-000000000001",
            "version 1 audience in version 2" => () => token.Audience = $"api://{LocalIssuer.ClientId}",
            "version 2 audience in version 1" => () => token.Claims["ver"] = "1.0",
            "no version" => () => token.Claims.Remove("ver"),
            "expired" => () => (token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddMinutes(-6)),
            "no expiry" => () => token.Expires = null,
            "not yet valid" => () => token.NotBefore = now.AddMinutes(6),
            "forged" => () => token.SigningCredentials = _issuer.ForgedCredentials(),
            "unsigned" => () => token.SigningCredentials = null,
            "symmetric key" => () => token.SigningCredentials = new(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Unknown."),
        };
        spoil();
    }

    private static void OtherTenant(SecurityTokenDescriptor token)
    {
        token.Issuer = $"{LocalIssuer.Instance}other/v2.0";
        token.Claims["tid"] = "other";
    }

    private static void Version1(SecurityTokenDescriptor token)
    {
        token.Audience = $"api://{LocalIssuer.ClientId}";
        token.Claims["ver"] = "1.0";
    }

    private static void NoGrants(SecurityTokenDescriptor token)
    {
        token.Claims.Remove("scp");
        token.Claims.Remove("roles");
    }
}
