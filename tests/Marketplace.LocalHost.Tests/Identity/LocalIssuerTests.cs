using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.LocalHost.Identity;
using Marketplace.LocalHost.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.LocalHost.Tests.Identity;

public sealed class LocalIssuerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("market-issuer-");
    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private SigningKey _key = null!;

    public async Task InitializeAsync()
    {
        _key = SigningKey.LoadOrCreate(KeyPath);
        (_app, _http) = await BareServer.StartAsync((app, baseUrl) => app.MapLocalIssuer(new LocalIssuer(_key, baseUrl, TimeProvider.System)));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private string KeyPath => Path.Combine(_folder.FullName, "signing-key.pem");

    [Fact]
    public async Task Token_ValidatesAgainstDiscoveryAndKeySet_WithEntrasClaims()
    {
        TokenValidationResult result = await ValidateAsync(await TokenAsync("陈静", "Operator"), LocalDirectory.ClientId);

        Assert.True(result.IsValid, result.Exception?.Message);
        JsonWebToken token = (JsonWebToken)result.SecurityToken;
        Assert.Equal(("2.0", "access_as_user", "陈静"), (token.GetClaim("ver").Value, token.GetClaim("scp").Value, token.GetClaim("name").Value));
        Assert.Equal(LocalDirectory.ObjectId("陈静").ToString(), token.GetClaim("oid").Value);
        Assert.Equal(LocalDirectory.TenantId, token.GetClaim("tid").Value);
        Assert.Equal(["Operator"], token.GetPayloadValue<string[]>("roles"));
        Assert.Equal(LocalIssuer.Lifetime, token.ValidTo - token.ValidFrom);
    }

    [Fact]
    public async Task Token_WhenTamperedWith_OrForAnotherAudience_IsNotValid()
    {
        string token = await TokenAsync("alice");
        string[] parts = token.Split('.');
        string forged = $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("alice", "malic", StringComparison.Ordinal))}.{parts[2]}";

        Assert.False((await ValidateAsync(forged, LocalDirectory.ClientId)).IsValid);
        Assert.False((await ValidateAsync(token, "another-api")).IsValid);
    }

    [Fact]
    public async Task Tokens_ForTheSameName_AreTheSameMember()
    {
        JsonNode first = await TokenAnswerAsync("alice");
        JsonNode second = await TokenAnswerAsync("Alice", "Finance");
        JsonNode other = await TokenAnswerAsync("bob");

        Assert.Equal((string?)first["memberId"], (string?)second["memberId"]);
        Assert.NotEqual((string?)first["memberId"], (string?)other["memberId"]);
        Assert.StartsWith("mbr_", (string?)first["memberId"], StringComparison.Ordinal);
    }

    [Fact]
    public void SigningKey_WhenLoadedAgain_IsTheSame()
    {
        using SigningKey again = SigningKey.LoadOrCreate(KeyPath);

        Assert.Equal(_key.KeyId, again.KeyId);
    }

    [Theory]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"roles":["Operator"]}""")]
    [InlineData("""{"name":"a\u0000b"}""")]
    [InlineData("""{"name":"alice","roles":["God"]}""")]
    [InlineData("""{"name":"alice","roles":[null]}""")]
    [InlineData("""{"name":"alice","roles":"Operator"}""")]
    [InlineData("""{"name":"alice","admin":true}""")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Tokens_WhenInputIsBad_AreRefusedAsProblem(string body)
    {
        using HttpResponseMessage response = await _http.PostAsync("/local/tokens", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Discovery_OfAnotherTenant_Is404()
    {
        using HttpResponseMessage response = await _http.GetAsync("/local/issuer/11111111-0000-4000-8000-000000000001/v2.0/.well-known/openid-configuration");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<JsonNode> TokenAnswerAsync(string name, params string[] roles)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync("/local/tokens", new { name, roles });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> TokenAsync(string name, params string[] roles) => (string)(await TokenAnswerAsync(name, roles))["accessToken"]!;

    private async Task<TokenValidationResult> ValidateAsync(string token, string audience)
    {
        string metadata = $"{_http.BaseAddress}local/issuer/{LocalDirectory.TenantId}/v2.0/.well-known/openid-configuration";
        OpenIdConnectConfiguration configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
            metadata, new HttpDocumentRetriever(_http) { RequireHttps = false }, CancellationToken.None);
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = audience,
            IssuerSigningKeys = configuration.SigningKeys,
        });
    }
}
