using LocalFunctions.Functions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Http;

/// <summary>The route of an HTTP function below the route prefix.</summary>
internal static class HttpRoute
{
    public static string Of(LocalFunction function) =>
        Trigger(function).Route is { Length: > 0 } route ? route.TrimStart('/') : function.Name;

    public static HttpTriggerAttribute Trigger(LocalFunction function) => (HttpTriggerAttribute)function.Trigger.Attribute;

    public static IReadOnlyList<string> ParameterNames(LocalFunction function) =>
        [.. RoutePatternFactory.Parse(Of(function)).Parameters.Select(parameter => parameter.Name)];
}
