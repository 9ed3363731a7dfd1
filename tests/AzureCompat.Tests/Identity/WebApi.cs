using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Web;

namespace AzureCompat.Tests.Identity;

/// <summary>An app that accepts tokens as the marketplace does: configuration only, and AuthenticateAsync from a middleware of its own.</summary>
internal sealed class WebApi : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _scheme;

    public WebApi(
        LocalIssuer issuer,
        Dictionary<string, string?>? settings = null,
        Action<JwtBearerOptions>? configure = null,
        string scheme = JwtBearerDefaults.AuthenticationScheme,
        ILoggerProvider? log = null)
    {
        _scheme = scheme;
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(LocalSettings).AddInMemoryCollection(settings).Build();
        ServiceCollection services = new();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Debug);
            if (log is not null)
            {
                logging.AddProvider(log);
            }
        });
        services.AddSingleton(configuration);
        services.AddAuthentication(scheme).AddMicrosoftIdentityWebApi(configuration.GetSection("AzureAd"), scheme, log is not null);
        services.Configure<JwtBearerOptions>(scheme, options => options.BackchannelHttpHandler = issuer);
        if (configure is not null)
        {
            services.Configure(scheme, configure);
        }

        _services = services.BuildServiceProvider();
    }

    /// <summary>What makes a local issuer work, with the official library too.</summary>
    public static Dictionary<string, string?> LocalSettings => new()
    {
        ["AzureAd:Instance"] = LocalIssuer.Instance,
        ["AzureAd:TenantId"] = LocalIssuer.Tenant,
        ["AzureAd:ClientId"] = LocalIssuer.ClientId,
        ["AzureAd:RequireHttpsMetadata"] = "false",
        ["AzureAd:TokenValidationParameters:ValidIssuer"] = LocalIssuer.Address,
    };

    public IServiceProvider Services => _services;

    public async Task<AuthenticateResult> AuthenticateAsync(string? token)
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        DefaultHttpContext context = new() { RequestServices = scope.ServiceProvider };
        if (token is not null)
        {
            context.Request.Headers.Authorization = $"Bearer {token}";
        }

        return await context.AuthenticateAsync(_scheme);
    }

    public void Dispose() => _services.Dispose();
}
