using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalFunctions.Http;

/// <summary>
/// The Functions host takes the method as part of the route: a known path with another method is 404 there, not 405.
/// The answer here is the same, so that what works locally works there.
/// </summary>
internal static class WrongMethodIsNotFound
{
    private const string EndpointName = "405 HTTP Method Not Supported";

    public static void UseWrongMethodIsNotFound(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is { } endpoint and not RouteEndpoint && endpoint.DisplayName == EndpointName)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
