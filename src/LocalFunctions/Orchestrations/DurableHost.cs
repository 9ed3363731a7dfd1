using System.Text.Json;
using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Time;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Orchestrations;

/// <summary>Runs the durable engine from the host's start to its stop, when the app has anything for it.</summary>
internal sealed class DurableHost(
    FunctionCatalog catalog, FunctionInvoker invoker, WorkMeter meter, HostStop stop, VirtualClock clock,
    LocalFunctionsOptions options, HostJson hostJson, IOptions<JsonSerializerOptions> json, ILoggerFactory loggers) : IHostedService, IWorkSource
{
    private DurableEngine? _engine;

    /// <exception cref="InvalidOperationException">The host has not started, or the app has nothing durable.</exception>
    public DurableTaskClient Client =>
        _engine?.Client ?? throw new InvalidOperationException("There is no durable client: the host has not started, or no function is durable.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsNeeded())
        {
            _engine = Create();
            await _engine.StartAsync(cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }

    public Task LookAsync(CancellationToken cancellationToken) => _engine?.IdleAsync(cancellationToken) ?? Task.CompletedTask;

    private bool IsNeeded() => catalog.All.Any(function =>
        function.Trigger.Type is BindingType.Orchestration or BindingType.Activity
        || function.Parameters.Any(parameter => parameter.Type == typeof(DurableTaskClient)));

    private DurableEngine Create()
    {
        JsonDataConverter converter = new(json.Value);
        DurableFunctions functions = new(catalog, invoker, meter, stop, converter);
        DurableTaskSettings settings = hostJson.DurableTask;
        DurableEngineOptions defaults = new();
        return new DurableEngine(
            functions,
            options.CreateHistoryStore?.Invoke() ?? new FileHistoryStore(Path.Combine(options.DataDirectory, "durable")),
            clock,
            new DurableEngineOptions
            {
                DataConverter = converter,
                ParallelActivitiesMax = settings.MaxConcurrentActivityFunctions ?? defaults.ParallelActivitiesMax,
                ParallelTurnsMax = settings.MaxConcurrentOrchestratorFunctions ?? defaults.ParallelTurnsMax,
                StopPatience = options.StopTimeout,
            },
            loggers);
    }
}
