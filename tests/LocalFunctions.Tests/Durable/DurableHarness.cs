using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Tests.Durable;

/// <summary>An engine on a clock that stands still until it is moved.</summary>
public sealed class DurableHarness : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Stops in the middle of things.</summary>
    public static readonly DurableEngineOptions Impatient = new() { StopPatience = TimeSpan.Zero };

    private DurableHarness(TestFunctions functions, IHistoryStore store, VirtualClock clock, DurableEngineOptions? options, ILoggerFactory? loggers)
    {
        Functions = functions;
        Store = store;
        Clock = clock;
        Engine = new DurableEngine(functions, store, clock, options, loggers);
    }

    public TestFunctions Functions { get; }

    public IHistoryStore Store { get; }

    public VirtualClock Clock { get; }

    public DurableEngine Engine { get; }

    public DurableTaskClient Client => Engine.Client;

    public static async Task<DurableHarness> StartAsync(
        TestFunctions functions,
        IHistoryStore? store = null,
        VirtualClock? clock = null,
        DurableEngineOptions? options = null,
        ILoggerFactory? loggers = null)
    {
        DurableHarness harness = new(
            functions, store ?? new InMemoryHistoryStore(), clock ?? VirtualClock.Frozen(Noon), options, loggers);
        await harness.Engine.StartAsync(CancellationToken.None);
        return harness;
    }

    /// <summary>Starts an instance and lets it run until it waits.</summary>
    public async Task<string> RunAsync(string name, object? input = null, string id = "it")
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        await SettleAsync();
        return id;
    }

    public Task SettleAsync() => Engine.IdleAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

    public Task AdvanceAsync(TimeSpan time) => Clock.AdvanceAsync(time, _ => SettleAsync());

    public async Task RaiseAsync(string name, object? payload = null, string id = "it")
    {
        await Client.RaiseEventAsync(id, name, payload);
        await SettleAsync();
    }

    public async Task<OrchestrationMetadata> GetAsync(string id = "it")
        => await Client.GetInstanceAsync(id, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"No instance {id}.");

    /// <summary>
    /// Ends this engine and starts another on the same log, at the same time. It does so twice: the first start compacts
    /// the log, the second one has to live on that.
    /// </summary>
    public async Task<DurableHarness> RestartAsync()
    {
        await Engine.DisposeAsync();
        await (await StartAsync(Functions, Store, Clock, Impatient)).DisposeAsync();
        return await StartAsync(Functions, Store, Clock);
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
