using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AzureCompat.Tests.Identity;

/// <summary>An OpenID Connect issuer without a socket: discovery document, signing keys, tokens. It counts what is fetched.</summary>
internal sealed class LocalIssuer : HttpMessageHandler
{
    public const string Instance = "http://localhost:7071/local/issuer/";
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string ClientId = "99999999-8888-7777-6666-555555555555";
    public const string Address = $"{Instance}{Tenant}/v2.0";

    // Making RSA keys is slow: three serve every test.
    private static readonly RSA FirstKey = RSA.Create(2048);
    private static readonly RSA SecondKey = RSA.Create(2048);
    private static readonly RSA SomebodyElsesKey = RSA.Create(2048);

    private RsaSecurityKey _key = new(FirstKey) { KeyId = "first" };

    public int DiscoveryFetches { get; private set; }

    public int KeyFetches { get; private set; }

    public void RollKey() => _key = new(SecondKey) { KeyId = "second" };

    /// <summary>A token that is fine unless <paramref name="change"/> spoils it.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        SecurityTokenDescriptor descriptor = new()
        {
            Issuer = Address,
            Audience = ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["ver"] = "2.0",
                ["tid"] = Tenant,
                ["oid"] = "user-1",
                ["sub"] = "subject-1",
                ["name"] = "Ann",
                ["scp"] = "access_as_user",
                ["roles"] = new[] { "Operator", "Finance" },
            },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>Credentials that claim this issuer's key id but are somebody else's key.</summary>
    public SigningCredentials ForgedCredentials() => new(new RsaSecurityKey(SomebodyElsesKey) { KeyId = _key.KeyId }, SecurityAlgorithms.RsaSha256);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(request.RequestUri!.AbsoluteUri switch
        {
            $"{Address}/.well-known/openid-configuration" => Discovery(),
            $"{Address}/keys" => Keys(),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        });

    private HttpResponseMessage Discovery()
    {
        DiscoveryFetches++;
        return Json(new { issuer = Address, jwks_uri = $"{Address}/keys" });
    }

    private HttpResponseMessage Keys()
    {
        KeyFetches++;
        RSAParameters key = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = _key.KeyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
        });
    }

    private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body)) };
}
