using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Logging;

namespace AzureCompat.Identity.Web;

/// <summary>Logs the bearer handler's events at debug level, for those who want to see why a token is refused.</summary>
internal static class BearerEventLog
{
    public static void Add(JwtBearerEvents events, ILoggerFactory loggers)
    {
        ILogger logger = loggers.CreateLogger("Microsoft.Identity.Web.Resource.JwtBearerMiddlewareDiagnostics");
        events.OnMessageReceived = Logged(events.OnMessageReceived, nameof(events.OnMessageReceived), logger);
        events.OnAuthenticationFailed = Logged(events.OnAuthenticationFailed, nameof(events.OnAuthenticationFailed), logger);
        events.OnTokenValidated = Logged(events.OnTokenValidated, nameof(events.OnTokenValidated), logger);
        events.OnChallenge = Logged(events.OnChallenge, nameof(events.OnChallenge), logger);
    }

    private static Func<T, Task> Logged<T>(Func<T, Task> next, string eventName, ILogger logger) => async context =>
    {
        logger.LogDebug("Begin {Event}.", eventName);
        await next(context).ConfigureAwait(false);
        logger.LogDebug("End {Event}.", eventName);
    };
}
