using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Http;

/// <summary>Runs an HTTP function for a request.</summary>
internal sealed class HttpFunctionRunner(FunctionInvoker invoker, WorkMeter meter, HostStop stop, ILogger<HttpFunctionRunner> log)
{
    /// <summary>The key under which the vendor's <c>GetHttpContext()</c> looks the request up.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    public async Task RunAsync(LocalFunction function, HttpContext http)
    {
        // A GET changes nothing, and may wait long for something that does: the clock does not wait for it.
        bool isWork = !HttpMethods.IsGet(http.Request.Method);
        if (isWork)
        {
            meter.Begin();
        }

        try
        {
            using CancellationTokenSource cancelled = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stop.Forced);
            object? result = await invoker.RunAsync(function, Event(http, cancelled.Token), http.RequestServices);
            // As at the vendor, a result is written after all middleware.
            await HttpResult.WriteAsync(result, http);
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            Fail(function, http, error);
        }
        finally
        {
            if (isWork)
            {
                meter.End();
            }
        }
    }

    private static TriggerEvent Event(HttpContext http, CancellationToken cancellationToken) => new(http.Request, cancellationToken)
    {
        BindingData = new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase),
        Items = new Dictionary<object, object> { [HttpContextKey] = http },
    };

    private void Fail(LocalFunction function, HttpContext http, Exception error)
    {
        http.Response.Clear();
        if (error is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        else if (error is BadHttpRequestException bad)
        {
            http.Response.StatusCode = bad.StatusCode;
        }
        else
        {
            log.LogError(error, "Function '{Function}' failed.", function.Name);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
