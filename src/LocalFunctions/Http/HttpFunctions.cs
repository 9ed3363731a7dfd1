using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Http;

/// <summary>Maps every HTTP function to an endpoint, with the routes of the Functions host.</summary>
internal static class HttpFunctions
{
    public static void MapHttpFunctions(this WebApplication app)
    {
        HttpFunctionRunner runner = app.Services.GetRequiredService<HttpFunctionRunner>();
        string prefix = app.Services.GetRequiredService<HostJson>().Http.RoutePrefix.Trim('/');
        foreach (LocalFunction function in app.Services.GetRequiredService<FunctionCatalog>().Of(BindingType.Http))
        {
            Map(app, prefix, function, runner);
        }
    }

    private static void Map(IEndpointRouteBuilder endpoints, string prefix, LocalFunction function, HttpFunctionRunner runner)
    {
        string pattern = prefix.Length == 0 ? $"/{HttpRoute.Of(function)}" : $"/{prefix}/{HttpRoute.Of(function)}";
        RequestDelegate run = context => runner.RunAsync(function, context);
        IEndpointConventionBuilder endpoint = HttpRoute.Trigger(function).Methods is { } methods
            ? endpoints.MapMethods(pattern, methods.Select(method => method.ToUpperInvariant()), run)
            : endpoints.Map(pattern, run);
        endpoint.WithDisplayName(function.Name);
    }
}
