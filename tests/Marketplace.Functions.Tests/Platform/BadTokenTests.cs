using System.Security.Cryptography;
using System.Text;
using Marketplace.Functions.Tests.Support;
using Marketplace.LocalHost.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>Who is not who one says, or says nothing, gets nowhere, on any route.</summary>
[Collection(StillMarketTests.Name)]
public sealed class BadTokenTests(MarketFixture market)
{
    [Fact]
    public async Task WithoutAToken_EveryClosedRouteAsksForOne() => await Snapshot.UnchangedAsync(market, async () =>
    {
        foreach (Route route in Routes.All.Where(route => route.NeedsToken))
        {
            foreach (string? header in new[] { null, "", "Basic dXNlcjpwYXNz", "Bearer", "Bearer " })
            {
                Ask ask = new(route.Verb, route.Path) { Authorization = header, Key = Member.NewKey(), Body = route.Body };
                Reply reply = await market.SendAsync(ask);
                Assert.True(reply.Status == 401 && reply.Code is "TOKEN_REQUIRED" or "TOKEN_INVALID", $"{route.Path} {header}: {reply.Body}");
                Assert.StartsWith("Bearer", reply.Headers.WwwAuthenticate.Single().ToString(), StringComparison.Ordinal);
            }
        }
    });

    [Fact]
    public async Task ForgedAndStaleTokens_AreRefusedOnEveryRoute()
    {
        (string What, string Token)[] forged = [.. Forged()];
        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (Route route in Routes.All.Where(route => route.NeedsToken || route.Caller == "AnyoneOrMember"))
            {
                foreach ((string what, string token) in forged)
                {
                    Reply reply = await market.SendAsync(new Ask(route.Verb, route.Path) { Token = token, Key = Member.NewKey(), Body = route.Body });
                    Assert.True(reply.Status == 401 && reply.Code == "TOKEN_INVALID", $"{route.Path} with {what}: {reply.Status} {reply.Body}");
                    Assert.Equal("Bearer error=\"invalid_token\"", reply.Headers.WwwAuthenticate.Single().ToString());
                }
            }
        });
    }

    [Fact]
    public async Task GenuineTokens_OfNoPersonOrWithoutTheScope_AreNotEnough()
    {
        Dictionary<string, Action<Dictionary<string, object>>> lacking = new()
        {
            ["no scope"] = claims => claims.Remove("scp"),
            ["another scope"] = claims => claims["scp"] = "access_as_users profile",
            ["an app's"] = claims =>
            {
                claims.Remove("scp");
                claims["roles"] = new[] { "Operator", "Finance" };
            },
            ["an app's that says so"] = claims =>
            {
                claims["idtyp"] = "app";
                claims["roles"] = new[] { "Operator", "Finance" };
            },
            ["nobody's"] = claims => claims.Remove("oid"),
        };
        foreach ((string what, Action<Dictionary<string, object>> change) in lacking)
        {
            string token = Issue(change);
            foreach (Route route in Routes.All.Where(route => route.NeedsToken))
            {
                Reply reply = await market.SendAsync(new Ask(route.Verb, route.Path) { Token = token, Key = Member.NewKey(), Body = route.Body });
                Assert.True(reply.Status == 403 && reply.Code == "PERSON_REQUIRED", $"{route.Path} with {what}: {reply.Status} {reply.Body}");
                Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"access_as_user\"", reply.Headers.WwwAuthenticate.Single().ToString());
            }
        }
    }

    [Fact]
    public async Task TheTokenThatForgeriesStartFrom_IsGood()
    {
        // Otherwise the forgeries would be refused for another reason than the one they are meant to have.
        Assert.Equal(200, (await market.SendAsync(new Ask(HttpMethod.Get, "/api/accounts/me") { Token = Issue() })).Status);
    }

    private IEnumerable<(string What, string Token)> Forged()
    {
        string good = Issue();
        string[] parts = good.Split('.');
        yield return ("garbage", "abc");
        yield return ("three dots", "a.b.c");
        yield return ("no signature", $"{parts[0]}.{parts[1]}.");
        yield return ("alg none", $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.");
        yield return ("another payload", $"{parts[0]}.{Encode(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("somebody", "somebodx", StringComparison.Ordinal))}.{parts[2]}");
        yield return ("expired", Issue(lifetime: (-120, -60)));
        yield return ("not yet valid", Issue(lifetime: (60, 120)));
        yield return ("another audience", Issue(audience: "10ca1000-0000-4000-8000-00000000ffff"));
        yield return ("another issuer", Issue(issuer: "https://login.microsoftonline.com/common/v2.0"));
        yield return ("another tenant's issuer", Issue(issuer: market.Issuer.Issuer.Replace(LocalDirectory.TenantId, Guid.Empty.ToString(), StringComparison.Ordinal)));
        yield return ("another tenant", Issue(claims => claims["tid"] = Guid.Empty.ToString()));
        yield return ("no tenant", Issue(claims => claims.Remove("tid")));
        using RSA rsa = RSA.Create(2048);
        yield return ("another key of the same name", Issue(credentials: new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = market.Issuer.Key.KeyId }, SecurityAlgorithms.RsaSha256)));
        SymmetricSecurityKey publicKey = new(Encoding.UTF8.GetBytes(market.Issuer.Key.Modulus)) { KeyId = market.Issuer.Key.KeyId };
        yield return ("HMAC with the public key", Issue(credentials: new SigningCredentials(publicKey, SecurityAlgorithms.HmacSha256)));
    }

    private string Issue(
        Action<Dictionary<string, object>>? change = null,
        (int From, int To)? lifetime = null,
        string? audience = null,
        string? issuer = null,
        SigningCredentials? credentials = null)
    {
        Dictionary<string, object> claims = new()
        {
            ["ver"] = "2.0",
            ["tid"] = LocalDirectory.TenantId,
            ["oid"] = LocalDirectory.ObjectId("somebody").ToString(),
            ["sub"] = "somebody",
            ["azp"] = LocalDirectory.ClientAppId,
            ["scp"] = "access_as_user",
        };
        change?.Invoke(claims);
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        (int from, int to) = lifetime ?? (-1, 60);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? market.Issuer.Issuer,
            Audience = audience ?? LocalDirectory.ClientId,
            Claims = claims,
            NotBefore = now.AddMinutes(from),
            Expires = now.AddMinutes(to),
            SigningCredentials = credentials ?? market.Issuer.Key.Credentials,
        });
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(text));
}
