using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.LocalHost.Identity;

/// <summary>
/// Lets the app's token validation trust the local issuer. Entra ID's own issuer check fetches metadata over https only, which a
/// server on this machine does not speak; so the one issuer is named instead. Everything else is validated as on Azure.
/// </summary>
internal static class LocalIssuerTrust
{
    /// <summary>Names the issuer as the only valid one.</summary>
    public static void TrustLocalIssuer(this IServiceCollection services, Uri baseUrl)
    {
        string issuer = LocalDirectory.IssuerOf(baseUrl);
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
            options.TokenValidationParameters.IssuerValidator = (found, _, _) => found == issuer
                ? found
                : throw new SecurityTokenInvalidIssuerException($"The issuer is not {issuer}.") { InvalidIssuer = found });
    }
}
