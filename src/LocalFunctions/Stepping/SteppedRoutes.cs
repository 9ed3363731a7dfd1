using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Http;
using LocalFunctions.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Stepping;

/// <summary>Finds the function of a request, literal parts of a route before parameters, and runs it.</summary>
internal sealed class SteppedRoutes
{
    private sealed record Route(LocalFunction Function, TemplateMatcher Matcher, string[]? Methods);

    private readonly List<Route> _routes;
    private readonly FunctionInvoker _invoker;
    private readonly IServiceScopeFactory _scopes;

    public SteppedRoutes(FunctionCatalog catalog, FunctionInvoker invoker, HostJson hostJson, IServiceScopeFactory scopes)
    {
        (_invoker, _scopes) = (invoker, scopes);
        string prefix = hostJson.Http.RoutePrefix.Trim('/');
        _routes =
        [
            .. from function in catalog.Of(BindingType.Http)
               let template = TemplateParser.Parse(prefix.Length == 0 ? HttpRoute.Of(function) : $"{prefix}/{HttpRoute.Of(function)}")
               orderby RoutePrecedence.ComputeInbound(template)
               select new Route(function, new TemplateMatcher(template, []), HttpRoute.Trigger(function).Methods),
        ];
    }

    public async Task HandleAsync(HttpContext http)
    {
        if (Find(http.Request) is not ({ } function, { } values))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Request.RouteValues = values;
        await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        TriggerEvent trigger = new(http.Request, http.RequestAborted)
        {
            BindingData = new Dictionary<string, object?>(values, StringComparer.OrdinalIgnoreCase),
            Items = new Dictionary<object, object> { [HttpFunctionRunner.HttpContextKey] = http },
        };
        try
        {
            await HttpResult.WriteAsync(await _invoker.RunAsync(function, trigger, scope.ServiceProvider), http);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            http.Items[typeof(Exception)] = error;
            http.Response.StatusCode = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        }
    }

    private (LocalFunction? Function, RouteValueDictionary? Values) Find(HttpRequest request)
    {
        foreach (Route route in _routes)
        {
            RouteValueDictionary values = [];
            bool takesMethod = route.Methods is null || route.Methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase);
            if (takesMethod && route.Matcher.TryMatch(request.Path, values))
            {
                return (route.Function, values);
            }
        }

        return (null, null);
    }
}
