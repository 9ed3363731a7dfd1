using System.Collections.Concurrent;
using System.Text.Json;
using LocalFunctions.Durable;
using Microsoft.DurableTask;

namespace LocalFunctions.Tests.Durable;

/// <summary>An app in a dictionary.</summary>
public sealed class TestFunctions : IDurableFunctions
{
    private readonly ConcurrentDictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, Func<string?, CancellationToken, Task<string?>>> _activities =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every activity run, as "name(input)", in order of beginning.</summary>
    public ConcurrentQueue<string> Ran { get; } = new();

    public TestFunctions Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        _orchestrators[name] = run;
        return this;
    }

    public TestFunctions Activity<T>(string name, Func<T, CancellationToken, Task<object?>> run)
    {
        _activities[name] = async (input, cancellation) =>
            JsonSerializer.Serialize(await run(JsonSerializer.Deserialize<T>(input ?? "null")!, cancellation));
        return this;
    }

    public TestFunctions Activity<T>(string name, Func<T, object?> run) => Activity<T>(name, (input, _) => Task.FromResult(run(input)));

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => _orchestrators[name](context);

    public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken)
    {
        Ran.Enqueue($"{name}({input})");
        return _activities[name](input, cancellationToken);
    }
}
