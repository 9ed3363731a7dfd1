using AzureCompat.Identity.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web.Resource;

namespace Microsoft.Identity.Web;

/// <summary>Sets up the checking of Entra ID's access tokens, on top of ASP.NET Core's bearer tokens.</summary>
public static class MicrosoftIdentityWebApiAuthenticationBuilderExtensions
{
    private const string AzureAd = "AzureAd";

    /// <summary>Accepts access tokens for the app that a section of the configuration describes.</summary>
    /// <param name="builder">From <c>AddAuthentication</c>.</param>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="configSectionName">The section. It is bound to <see cref="MicrosoftIdentityOptions"/> and to <see cref="JwtBearerOptions"/>.</param>
    /// <param name="jwtBearerScheme">The authentication scheme's name, for apps that accept several kinds of tokens.</param>
    /// <param name="subscribeToJwtBearerMiddlewareDiagnosticsEvents">True to log every event of the bearer handler at debug level.</param>
    public static MicrosoftIdentityWebApiAuthenticationBuilderWithConfiguration AddMicrosoftIdentityWebApi(
        this AuthenticationBuilder builder,
        IConfiguration configuration,
        string configSectionName = AzureAd,
        string jwtBearerScheme = JwtBearerDefaults.AuthenticationScheme,
        bool subscribeToJwtBearerMiddlewareDiagnosticsEvents = false)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configSectionName);
        return builder.AddMicrosoftIdentityWebApi(
            configuration.GetSection(configSectionName),
            jwtBearerScheme,
            subscribeToJwtBearerMiddlewareDiagnosticsEvents);
    }

    /// <summary>Accepts access tokens for the app that a section of the configuration describes.</summary>
    /// <param name="builder">From <c>AddAuthentication</c>.</param>
    /// <param name="configurationSection">The section. It is bound to <see cref="MicrosoftIdentityOptions"/> and to <see cref="JwtBearerOptions"/>.</param>
    /// <param name="jwtBearerScheme">The authentication scheme's name, for apps that accept several kinds of tokens.</param>
    /// <param name="subscribeToJwtBearerMiddlewareDiagnosticsEvents">True to log every event of the bearer handler at debug level.</param>
    public static MicrosoftIdentityWebApiAuthenticationBuilderWithConfiguration AddMicrosoftIdentityWebApi(
        this AuthenticationBuilder builder,
        IConfigurationSection configurationSection,
        string jwtBearerScheme = JwtBearerDefaults.AuthenticationScheme,
        bool subscribeToJwtBearerMiddlewareDiagnosticsEvents = false)
    {
        ArgumentNullException.ThrowIfNull(configurationSection);
        ArgumentNullException.ThrowIfNull(builder);
        Add(builder, options => configurationSection.Bind(options), jwtBearerScheme, subscribeToJwtBearerMiddlewareDiagnosticsEvents);
        return new(
            builder.Services,
            jwtBearerScheme,
            options => configurationSection.Bind(options),
            options => configurationSection.Bind(options),
            configurationSection);
    }

    /// <summary>Accepts access tokens for the app that code describes.</summary>
    /// <param name="builder">From <c>AddAuthentication</c>.</param>
    /// <param name="configureJwtBearerOptions">Sets the bearer handler's options, before this library does.</param>
    /// <param name="configureMicrosoftIdentityOptions">Describes the app registration.</param>
    /// <param name="jwtBearerScheme">The authentication scheme's name, for apps that accept several kinds of tokens.</param>
    /// <param name="subscribeToJwtBearerMiddlewareDiagnosticsEvents">True to log every event of the bearer handler at debug level.</param>
    public static MicrosoftIdentityWebApiAuthenticationBuilder AddMicrosoftIdentityWebApi(
        this AuthenticationBuilder builder,
        Action<JwtBearerOptions> configureJwtBearerOptions,
        Action<MicrosoftIdentityOptions> configureMicrosoftIdentityOptions,
        string jwtBearerScheme = JwtBearerDefaults.AuthenticationScheme,
        bool subscribeToJwtBearerMiddlewareDiagnosticsEvents = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureJwtBearerOptions);
        ArgumentNullException.ThrowIfNull(configureMicrosoftIdentityOptions);
        Add(builder, configureJwtBearerOptions, jwtBearerScheme, subscribeToJwtBearerMiddlewareDiagnosticsEvents);
        return new(builder.Services, jwtBearerScheme, configureJwtBearerOptions, configureMicrosoftIdentityOptions, null);
    }

    private static void Add(AuthenticationBuilder builder, Action<JwtBearerOptions> configure, string scheme, bool logEvents)
    {
        builder.AddJwtBearer(scheme, configure);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHttpClient();
        builder.Services.TryAddSingleton<MicrosoftIdentityIssuerValidatorFactory>();
        builder.Services.AddOptions<AadIssuerValidatorOptions>();
        builder.Services.AddOptions<JwtBearerOptions>(scheme).Configure<IServiceProvider, IOptionsMonitor<MicrosoftIdentityOptions>>(
            (options, services, identity) => WebApiTokenChecks.Apply(options, identity.Get(scheme), services, scheme, logEvents));
    }
}
