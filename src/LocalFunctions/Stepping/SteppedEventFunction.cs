using LocalFunctions.Functions;
using LocalFunctions.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Stepping;

/// <summary>A function with an Event Grid trigger that runs when the caller says so.</summary>
public sealed class SteppedEventFunction
{
    private readonly LocalFunction _function;
    private readonly FunctionInvoker _invoker;

    private SteppedEventFunction(LocalFunction function, FunctionInvoker invoker) => (_function, _invoker) = (function, invoker);

    /// <summary>The function's name.</summary>
    public string FunctionName => _function.Name;

    /// <summary>Runs the function for an event, given as JSON.</summary>
    public Task RunAsync(string cloudEvent, CancellationToken cancellationToken) => _invoker.RunAsync(_function, new TriggerEvent(cloudEvent, cancellationToken));

    internal static SteppedEventFunction Create(LocalFunction function, IServiceProvider services) => new(function, services.GetRequiredService<FunctionInvoker>());
}
