using System.Diagnostics;
using LocalFunctions.Binding;
using LocalFunctions.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Invocation;

/// <summary>
/// Runs functions through the app's middleware, each run with its own service scope. Awaits keep the caller's scheduler,
/// because an orchestrator must not leave its engine's thread.
/// </summary>
internal sealed class FunctionInvoker
{
    private readonly IServiceScopeFactory _scopes;
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly Dictionary<LocalFunction, FunctionBody> _bodies;

    public FunctionInvoker(FunctionCatalog catalog, WorkerPipeline pipeline, ParameterBinders binders, IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _pipeline = pipeline.Build(RunFunctionAsync);
        _bodies = catalog.All.ToDictionary(function => function, function => new FunctionBody(function, binders.For(function)));
    }

    /// <summary>
    /// Runs a function in a service scope of its own, and under no trace: messages, timers and activities come from outside, whatever
    /// happened to be current where their listener was started.
    /// </summary>
    /// <returns>What the method returned, or null when middleware did not call it.</returns>
    public async Task<object?> RunAsync(LocalFunction function, TriggerEvent trigger)
    {
        Activity.Current = null;
        await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
        return await RunAsync(function, trigger, scope.ServiceProvider);
    }

    /// <summary>Runs a function in the service scope of its caller.</summary>
    /// <returns>What the method returned, or null when middleware did not call it.</returns>
    public async Task<object?> RunAsync(LocalFunction function, TriggerEvent trigger, IServiceProvider scopedServices)
    {
        LocalFunctionContext context = new(function, trigger, scopedServices, Guid.NewGuid().ToString());
        await _pipeline(context);
        return context.Result;
    }

    private async Task RunFunctionAsync(FunctionContext context)
    {
        LocalFunctionContext local = context.Features.Get<LocalFunctionContext>()!;
        local.Result = await _bodies[local.Function].RunAsync(local);
    }
}
