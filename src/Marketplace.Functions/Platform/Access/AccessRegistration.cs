using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Identity.Web;

namespace Marketplace.Functions.Platform.Access;

/// <summary>Sign-in by Entra ID, configured by the section <c>AzureAd</c>.</summary>
internal static class AccessRegistration
{
    public static void AddMarketAccess(this IFunctionsWorkerApplicationBuilder worker, IConfiguration configuration)
    {
        worker.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddMicrosoftIdentityWebApi(configuration.GetSection("AzureAd"));
        // A token with neither scope nor role is genuine and not enough: the middleware says so with 403, as RFC 6750 has it.
        worker.Services.Configure<MicrosoftIdentityOptions>(JwtBearerDefaults.AuthenticationScheme, options => options.AllowWebApiToBeAuthorizedByACL = true);
        worker.Services.AddSingleton<AccessRules>().AddSingleton(new HomeTenant(configuration["AzureAd:TenantId"]))
            .AddSingleton(RateLimitOptions.Read(configuration)).AddSingleton<MemberRate>();
        worker.UseMiddleware<AccessMiddleware>();
    }
}
