using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Logging;

namespace Microsoft.Identity.Web;

/// <summary>What setting up authentication gives back, to set up more.</summary>
public class MicrosoftIdentityBaseAuthenticationBuilder
{
    /// <summary>Remembers the services and the section; the key <c>EnablePiiLogging</c> turns personal data in logs on or off for the process.</summary>
    protected MicrosoftIdentityBaseAuthenticationBuilder(IServiceCollection services, IConfigurationSection? configurationSection = null)
    {
        Services = services;
        ConfigurationSection = configurationSection;
        IdentityModelEventSource.ShowPII = configurationSection?.GetValue<bool>("EnablePiiLogging") ?? false;
    }

    /// <summary>The app's services.</summary>
    public IServiceCollection Services { get; private set; }

    /// <summary>The section that was bound; null when code did the configuring.</summary>
    protected IConfigurationSection? ConfigurationSection { get; set; }
}

/// <inheritdoc/>
public class MicrosoftIdentityWebApiAuthenticationBuilder : MicrosoftIdentityBaseAuthenticationBuilder
{
    internal MicrosoftIdentityWebApiAuthenticationBuilder(
        IServiceCollection services,
        string jwtBearerAuthenticationScheme,
        Action<JwtBearerOptions> configureJwtBearerOptions,
        Action<MicrosoftIdentityOptions> configureMicrosoftIdentityOptions,
        IConfigurationSection? configurationSection)
        : base(services, configurationSection)
    {
        ArgumentNullException.ThrowIfNull(configureJwtBearerOptions);
        ArgumentNullException.ThrowIfNull(configureMicrosoftIdentityOptions);
        Services.Configure(jwtBearerAuthenticationScheme, configureMicrosoftIdentityOptions);
    }
}

/// <inheritdoc/>
public class MicrosoftIdentityWebApiAuthenticationBuilderWithConfiguration : MicrosoftIdentityWebApiAuthenticationBuilder
{
    internal MicrosoftIdentityWebApiAuthenticationBuilderWithConfiguration(
        IServiceCollection services,
        string jwtBearerAuthenticationScheme,
        Action<JwtBearerOptions> configureJwtBearerOptions,
        Action<MicrosoftIdentityOptions> configureMicrosoftIdentityOptions,
        IConfigurationSection? configurationSection)
        : base(services, jwtBearerAuthenticationScheme, configureJwtBearerOptions, configureMicrosoftIdentityOptions, configurationSection) =>
        ArgumentNullException.ThrowIfNull(configurationSection);
}
