using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;

namespace AzureCompat.Tests.Identity;

/// <summary>What configuration and code make of the bearer handler's options.</summary>
public sealed class WebApiOptionsTests : IDisposable
{
    private readonly LocalIssuer _issuer = new();

    [Theory]
    [InlineData("https://login.microsoftonline.com/", "contoso", null, "https://login.microsoftonline.com/contoso/v2.0")]
    [InlineData("https://login.microsoftonline.com", "contoso", null, "https://login.microsoftonline.com/contoso/v2.0")]
    [InlineData("http://localhost:7071/local/issuer/", "contoso", null, "http://localhost:7071/local/issuer/contoso/v2.0")]
    [InlineData("http://localhost:7071/local/issuer", "contoso", null, "http://localhost:7071/local/issuercontoso/v2.0")]
    [InlineData(null, null, "https://login.microsoftonline.com/contoso", "https://login.microsoftonline.com/contoso/v2.0")]
    [InlineData(null, null, "https://login.microsoftonline.com/contoso/v2.0/?x=1", "https://login.microsoftonline.com/contoso/v2.0")]
    [InlineData(null, null, "https://contoso.ciamlogin.com/", "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0")]
    [InlineData("https://login.microsoftonline.com/", "ignored", "https://id.example/t", "https://id.example/t/v2.0")]
    public void Authority_IsBuiltFromInstanceAndTenant_OrTakenAsVersion2(string? instance, string? tenant, string? authority, string expected)
    {
        using WebApi api = new(_issuer, new()
        {
            ["AzureAd:Instance"] = instance,
            ["AzureAd:TenantId"] = tenant,
            ["AzureAd:Authority"] = authority,
        });

        JwtBearerOptions options = Options(api);

        Assert.Equal(expected, options.Authority);
        Assert.Equal($"{expected}/.well-known/openid-configuration", options.MetadataAddress);
    }

    [Theory]
    [InlineData("ClientId")]
    [InlineData("Instance")]
    [InlineData("TenantId")]
    public void Missing_Options_AreNamed(string missing)
    {
        using WebApi api = new(_issuer, new() { [$"AzureAd:{missing}"] = null });

        ArgumentNullException thrown = Assert.Throws<ArgumentNullException>(() => Options(api));

        Assert.Contains($"IDW10106: The '{missing}' option must be provided.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureAd:Audience")]
    [InlineData("AzureAd:TokenValidationParameters:ValidAudiences:0")]
    public async Task Configured_Audience_ReplacesTheDefaultOne(string key)
    {
        using WebApi api = new(_issuer, new() { [key] = "https://market.example/api" });

        Assert.True((await api.AuthenticateAsync(_issuer.Token(token => token.Audience = "https://market.example/api"))).Succeeded);
        Assert.False((await api.AuthenticateAsync(_issuer.Token())).Succeeded);
    }

    [Fact]
    public async Task ConfigureAfterwards_AsALocalHostDoes_SetsTheIssuer()
    {
        Dictionary<string, string?> production = new()
        {
            ["AzureAd:RequireHttpsMetadata"] = null,
            ["AzureAd:TokenValidationParameters:ValidIssuer"] = null,
        };
        using WebApi api = new(_issuer, production, options =>
        {
            options.RequireHttpsMetadata = false;
            options.TokenValidationParameters.ValidIssuer = LocalIssuer.Address;
        });

        Assert.True((await api.AuthenticateAsync(_issuer.Token())).Succeeded);
    }

    [Fact]
    public async Task WithoutValidIssuer_ALocalIssuerIsRefused()
    {
        using WebApi api = new(_issuer, new() { ["AzureAd:TokenValidationParameters:ValidIssuer"] = null });

        AuthenticateResult result = await api.AuthenticateAsync(_issuer.Token());

        Assert.IsType<SecurityTokenInvalidIssuerException>(result.Failure);
    }

    [Fact]
    public async Task Authority_Alone_WorksForALocalIssuerToo()
    {
        using WebApi api = new(_issuer, new()
        {
            ["AzureAd:Instance"] = null,
            ["AzureAd:TenantId"] = null,
            ["AzureAd:Authority"] = LocalIssuer.Address,
        });

        Assert.True((await api.AuthenticateAsync(_issuer.Token())).Succeeded);
    }

    [Fact]
    public async Task NamedScheme_IsIndependentOfTheDefaultOne()
    {
        using WebApi api = new(_issuer, scheme: "Partners");

        AuthenticateResult result = await api.AuthenticateAsync(_issuer.Token());

        Assert.Equal("Partners", result.Ticket!.AuthenticationScheme);
        Assert.Null(api.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).Authority);
    }

    [Fact]
    public async Task MapInboundClaims_Off_KeepsTheTokensNames()
    {
        using WebApi api = new(_issuer, new()
        {
            ["AzureAd:MapInboundClaims"] = "false",
            ["AzureAd:TokenValidationParameters:RoleClaimType"] = "roles",
            ["AzureAd:TokenValidationParameters:NameClaimType"] = "name",
        });

        ClaimsPrincipal principal = (await api.AuthenticateAsync(_issuer.Token())).Principal!;

        Assert.Equal("user-1", principal.FindFirstValue(ClaimConstants.Oid));
        Assert.Equal("user-1", principal.GetObjectId());
        Assert.Null(principal.GetNameIdentifierId());
        Assert.True(principal.IsInRole("Operator"));
        Assert.Equal("Ann", principal.Identity!.Name);
    }

    [Fact]
    public async Task OwnEvents_RunAfterTheChecks()
    {
        bool wasAsked = false;
        using WebApi api = new(_issuer, configure: options => options.Events.OnTokenValidated = Chain(options.Events.OnTokenValidated, () => wasAsked = true));

        Assert.True((await api.AuthenticateAsync(_issuer.Token())).Succeeded);
        Assert.True(wasAsked);
    }

    [Fact]
    public async Task Diagnostics_LogTheHandlersEvents()
    {
        using ListLoggerProvider log = new();
        using WebApi api = new(_issuer, log: log);

        await api.AuthenticateAsync(_issuer.Token());

        Assert.Contains("Begin OnMessageReceived.", log.Lines);
        Assert.Contains("End OnTokenValidated.", log.Lines);
    }

    [Fact]
    public void Builders_ChainAsTheVendorsDo()
    {
        ServiceCollection services = new();
        AuthenticationBuilder authentication = services.AddAuthentication();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(WebApi.LocalSettings).Build();

        MicrosoftIdentityWebApiAuthenticationBuilderWithConfiguration fromConfiguration = authentication.AddMicrosoftIdentityWebApi(configuration);
        MicrosoftIdentityWebApiAuthenticationBuilder fromCode = authentication.AddMicrosoftIdentityWebApi(_ => { }, _ => { }, "Other");

        Assert.IsAssignableFrom<MicrosoftIdentityBaseAuthenticationBuilder>(fromCode);
        Assert.Same(services, fromConfiguration.Services);
        Assert.Contains(services, service => service.ServiceType == typeof(IHttpClientFactory));
        Assert.Contains(services, service => service.ServiceType == typeof(IHttpContextAccessor));
    }

    public void Dispose() => _issuer.Dispose();

    private static Func<TokenValidatedContext, Task> Chain(Func<TokenValidatedContext, Task> first, Action then) => async context =>
    {
        await first(context);
        then();
    };

    private static JwtBearerOptions Options(WebApi api) =>
        api.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
}
