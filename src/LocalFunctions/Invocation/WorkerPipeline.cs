using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Invocation;

/// <summary>What the app configures: its services go to the host's, its middleware into a pipeline around every function.</summary>
internal sealed class WorkerPipeline(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    public IServiceCollection Services => services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>The pipeline: middleware in the order in which it was added, then <paramref name="runFunction"/>.</summary>
    public FunctionExecutionDelegate Build(FunctionExecutionDelegate runFunction) =>
        _middleware.AsEnumerable().Reverse().Aggregate(runFunction, (next, middleware) => middleware(next));
}
