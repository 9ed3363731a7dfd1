using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of a run.</summary>
public static class FunctionContextExtensions
{
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request that set the function off, or null when no HTTP request did.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out object? item) ? item as HttpContext : null;
}
