using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace LocalFunctions.Http;

/// <summary>Writes what an HTTP function returned.</summary>
internal static class HttpResult
{
    /// <summary>
    /// Action results and <see cref="IResult"/> write themselves. Anything else leaves the response as the function or
    /// middleware made it: 200 when they did nothing.
    /// </summary>
    public static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult written => written.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };
}
