using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Web;
using Microsoft.Identity.Web.Resource;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;

namespace AzureCompat.Identity.Web;

/// <summary>Sets what Entra ID's tokens need beyond other bearer tokens: authority, audience, issuer, signing keys' issuer, scopes or roles.</summary>
internal static class WebApiTokenChecks
{
    public static void Apply(JwtBearerOptions options, MicrosoftIdentityOptions identity, IServiceProvider services, string scheme, bool logEvents)
    {
        SetAuthority(options, identity);
        SetAudience(options.TokenValidationParameters, identity);
        SetIssuer(options, services);
        options.TokenValidationParameters.EnableAadSigningKeyIssuerValidation();
        options.Events ??= new JwtBearerEvents();
        ShareKeysWithValidators(options);
        if (!identity.AllowWebApiToBeAuthorizedByACL)
        {
            RequireScopeOrRole.Add(options.Events, scheme);
        }

        if (logEvents)
        {
            BearerEventLog.Add(options.Events, services.GetRequiredService<ILoggerFactory>());
        }
    }

    private static void SetAuthority(JwtBearerOptions options, MicrosoftIdentityOptions identity)
    {
        if (!string.IsNullOrEmpty(identity.Authority))
        {
            options.Authority = Authorities.FromAuthority(identity.Authority);
        }

        RequiredOptions.Check(identity);
        if (string.IsNullOrWhiteSpace(options.Authority))
        {
            options.Authority = Authorities.FromTenant(identity.Instance, identity.TenantId);
        }

        options.Authority = Authorities.EnsureV2(options.Authority);
    }

    private static void SetAudience(TokenValidationParameters parameters, MicrosoftIdentityOptions identity)
    {
        if (parameters is { AudienceValidator: null, ValidAudience: null, ValidAudiences: null })
        {
            parameters.AudienceValidator = new DefaultAudience(identity.ClientId).Validate;
        }
    }

    private static void SetIssuer(JwtBearerOptions options, IServiceProvider services)
    {
        TokenValidationParameters parameters = options.TokenValidationParameters;
        if (parameters is { ValidateIssuer: true, IssuerValidator: null })
        {
            parameters.IssuerValidator = services.GetRequiredService<MicrosoftIdentityIssuerValidatorFactory>()
                .GetAadIssuerValidator(options.Authority!).Validate;
        }
    }

    // Only once a message arrives is the handler's source of metadata there; the checks of issuers and keys read it from the parameters.
    private static void ShareKeysWithValidators(JwtBearerOptions options)
    {
        Func<MessageReceivedContext, Task> next = options.Events.OnMessageReceived;
        options.Events.OnMessageReceived = async context =>
        {
            context.Options.TokenValidationParameters.ConfigurationManager ??= options.ConfigurationManager as BaseConfigurationManager;
            await next(context).ConfigureAwait(false);
        };
    }
}
