using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Http;

/// <summary>HTTP functions of every shape that an app may use.</summary>
public sealed class HttpApp(HttpApp.Scoped scoped)
{
    public sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    [Function("GetThing")]
    public IActionResult GetThing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request, int id) =>
        new OkObjectResult(new { Id = id, Scope = !scoped.IsDisposed, Path = request.Path.Value });

    [Function("PutThing")]
    public static async Task<IResult> PutThing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "things/{id:int}")] HttpRequest request,
        string id, FunctionContext context, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(request.Body);
        string body = await reader.ReadToEndAsync(cancellationToken);
        return Results.Json(new { id, body, name = context.FunctionDefinition.Name }, statusCode: StatusCodes.Status201Created);
    }

    [Function("ByRouteValues")]
    public static IResult ByRouteValues(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "values/{number}/{key}/{rest?}")] HttpRequest request, long number, Guid key, string? rest) =>
        Results.Text($"{request.Method} {number} {key} {rest ?? "nothing"}");

    [Function("Named")]
    public static void Named([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        request.HttpContext.Response.Headers["X-Seen"] = "yes";

    [Function("FailsAtOnce")]
    public static IResult FailsAtOnce([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException($"secret {request.Path}");

    [Function("FailsLater")]
    public static async Task<IResult> FailsLater([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await Task.Yield();
        throw new InvalidOperationException($"secret {request.Path}");
    }

    [Function("Services")]
    public IResult Services([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) =>
        Results.Json(new
        {
            SameAsRequest = ReferenceEquals(scoped, request.HttpContext.RequestServices.GetRequiredService<Scoped>()),
            SameAsContext = ReferenceEquals(scoped, context.InstanceServices.GetRequiredService<Scoped>()),
            SameHttp = ReferenceEquals(request.HttpContext, context.GetHttpContext()),
        });
}
