using LocalFunctions.Binding;
using LocalFunctions.Durable;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Orchestrations;

/// <summary>The app's orchestrators and activities, run like every other function: through its middleware, in a scope of their own.</summary>
internal sealed class DurableFunctions(
    FunctionCatalog catalog, FunctionInvoker invoker, WorkMeter meter, HostStop stop, DataConverter converter) : IDurableFunctions
{
    private readonly Dictionary<string, LocalFunction> _orchestrators = ByName(catalog, BindingType.Orchestration);
    private readonly Dictionary<string, LocalFunction> _activities = ByName(catalog, BindingType.Activity);

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    // Not counted as running: an orchestrator that waits is abandoned, and the engine itself says when it is idle.
    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        invoker.RunAsync(_orchestrators[name], new TriggerEvent(context, CancellationToken.None) { BindingData = Data(context.InstanceId) });

    public async Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken)
    {
        meter.Begin();
        try
        {
            using CancellationTokenSource cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Forced);
            TriggerEvent trigger = new(input, cancelled.Token) { BindingData = Data(instanceId) };
            return converter.Serialize(await invoker.RunAsync(_activities[name], trigger));
        }
        finally
        {
            meter.End();
        }
    }

    private static Dictionary<string, object?> Data(string instanceId) => new() { [BindingDataNames.InstanceId] = instanceId };

    private static Dictionary<string, LocalFunction> ByName(FunctionCatalog catalog, string triggerType) =>
        catalog.Of(triggerType).ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    private static string NameOf(LocalFunction function) => function.Trigger.Attribute switch
    {
        OrchestrationTriggerAttribute { Orchestration: { } name } => name,
        ActivityTriggerAttribute { Activity: { } name } => name,
        _ => function.Name,
    };
}
