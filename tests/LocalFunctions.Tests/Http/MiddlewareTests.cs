using System.Net;
using LocalFunctions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalFunctions.Tests.Http;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_RunsInOrder_AroundTheFunction()
    {
        List<string> log = [];
        await using TestHost host = await StartAsync(app => app
            .UseMiddleware(async (context, next) =>
            {
                log.Add($"first {context.FunctionDefinition.Name}");
                await next();
                log.Add("first after");
            })
            .UseMiddleware((_, next) =>
            {
                log.Add("second");
                return next();
            }));

        await host.Http.GetAsync("/api/Named");

        Assert.Equal(["first Named", "second", "first after"], log);
    }

    [Fact]
    public async Task Middleware_ThatAnswersItself_KeepsTheFunctionFromRunning()
    {
        await using TestHost host = await StartAsync(app => app.UseMiddleware<Refuse>());

        HttpResponseMessage response = await host.Http.GetAsync("/api/Named");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("not you", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Seen"));
    }

    [Fact]
    public async Task UseWhen_PicksItsRuns()
    {
        await using TestHost host = await StartAsync(app => app.UseWhen<Refuse>(context => context.FunctionDefinition.Name == "Services"));

        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/api/Named")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("/api/Services")).StatusCode);
    }

    [Fact]
    public async Task Middleware_SeesWhatTheWorkerShows()
    {
        FunctionDefinition? seen = null;
        object? routeValue = null;
        await using TestHost host = await StartAsync(app => app.UseMiddleware((context, next) =>
        {
            seen = context.FunctionDefinition;
            routeValue = context.BindingContext.BindingData["id"];
            return next();
        }));

        await host.Http.GetAsync("/api/things/42");

        Assert.NotNull(seen);
        Assert.Equal(typeof(HttpApp).FullName + ".GetThing", seen.EntryPoint);
        Assert.Equal(typeof(HttpApp).Assembly.Location, seen.PathToAssembly);
        Assert.Equal("httpTrigger", seen.InputBindings["request"].Type);
        Assert.Equal(["request", "id"], seen.Parameters.Select(parameter => parameter.Name));
        Assert.IsType<HttpTriggerAttribute>(seen.Parameters[0].Properties["bindingAttribute"]);
        Assert.Equal("42", routeValue);
    }

    [Fact]
    public async Task Middleware_CanCatchWhatTheFunctionThrows()
    {
        await using TestHost host = await StartAsync(app => app.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException)
            {
                context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status418ImATeapot;
            }
        }));

        Assert.Equal(418, (int)(await host.Http.GetAsync("/api/FailsAtOnce")).StatusCode);
        Assert.Equal(418, (int)(await host.Http.GetAsync("/api/FailsLater")).StatusCode);
    }

    private static Task<TestHost> StartAsync(Action<IFunctionsWorkerApplicationBuilder> configure) =>
        TestHost.StartAsync(new TestHostSettings(typeof(HttpApp))
        {
            Configure = (app, _) =>
            {
                app.Services.AddScoped<HttpApp.Scoped>();
                configure(app);
            },
        });

    private sealed class Refuse : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            HttpResponse response = context.GetHttpContext()!.Response;
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return response.WriteAsync("not you");
        }
    }
}
