using System.Text.Json;
using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Marketplace.Benchmarks.Stepped;

/// <summary>The durable engine, whose work is done when the market steps, and which counts what orchestrations do.</summary>
internal sealed class StepEngine : IEngineScheduler, IDurableFunctions
{
    private readonly Queue<EngineWork> _ready = new();
    private readonly DurableEngine _engine;

    public StepEngine(TimeProvider time)
    {
        Log = new CountedLog();
        _engine = new DurableEngine(this, Log, time, new DurableEngineOptions { Scheduler = this });
    }

    public DurableTaskClient Client => _engine.Client;

    public CountedLog Log { get; }

    /// <summary>The app's orchestrators and activities, once there is a host.</summary>
    public IDurableFunctions? App { get; set; }

    public Task StartAsync() => _engine.StartAsync(CancellationToken.None);

    /// <summary>Does what is ready, and what comes of it; false when nothing was.</summary>
    public async Task<bool> RunAsync()
    {
        bool any = false;
        while (_ready.TryDequeue(out EngineWork? work))
        {
            any = true;
            await work.RunAsync();
        }

        return any;
    }

    public void Schedule(EngineWork work) => _ready.Enqueue(work);

    public bool HasOrchestrator(string name) => App!.HasOrchestrator(name);

    public bool HasActivity(string name) => App!.HasActivity(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => App!.RunOrchestratorAsync(name, context);

    public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
        App!.RunActivityAsync(name, instanceId, input, cancellationToken);
}

/// <summary>What orchestrations did.</summary>
/// <param name="Starts">Instances started.</param>
/// <param name="Events">Events raised.</param>
/// <param name="Timers">Timers set.</param>
/// <param name="Activities">Activities called.</param>
/// <param name="Episodes">Turns of orchestrators: loaded, replayed, saved.</param>
internal sealed record HubActions(int Starts, int Events, int Timers, int Activities, int Episodes)
{
    /// <summary>As the managed scheduler bills: whatever an orchestration does or is told.</summary>
    public int Actions => Starts + Events + Timers + Activities;

    public static HubActions operator -(HubActions left, HubActions right) => new(
        left.Starts - right.Starts, left.Events - right.Events, left.Timers - right.Timers, left.Activities - right.Activities, left.Episodes - right.Episodes);
}

/// <summary>The engine's log in memory, read as it is written.</summary>
internal sealed class CountedLog : IHistoryStore
{
    private readonly InMemoryHistoryStore _log = new();

    public HubActions Actions { get; private set; } = new(0, 0, 0, 0, 0);

    public long Bytes { get; private set; }

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadAsync(CancellationToken cancellationToken) => _log.LoadAsync(cancellationToken);

    public Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> frame in frames)
        {
            Bytes += frame.Length;
            using JsonDocument entries = JsonDocument.Parse(frame);
            foreach (JsonElement entry in entries.RootElement.EnumerateArray())
            {
                Count(entry);
            }
        }

        return _log.AppendAsync(frames, cancellationToken);
    }

    public Task RewriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken) => _log.RewriteAsync(frames, cancellationToken);

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private void Count(JsonElement entry)
    {
        switch (entry.GetProperty("$type").GetString())
        {
            case "created":
                Actions = Actions with { Starts = Actions.Starts + 1 };
                break;
            case "message" when KindOf(entry.GetProperty("Message")) == "EventRaised":
                Actions = Actions with { Events = Actions.Events + 1 };
                break;
            case "turn":
                string[] asked = entry.TryGetProperty(nameof(Actions), out JsonElement actions) ? [.. actions.EnumerateArray().Select(KindOf)] : [];
                Actions = Actions with
                {
                    Episodes = Actions.Episodes + 1,
                    Timers = Actions.Timers + asked.Count(kind => kind == "CreateTimer"),
                    Activities = Actions.Activities + asked.Count(kind => kind == "CallActivity"),
                };
                break;
        }
    }

    // What has its first value is left out of the log.
    private static string KindOf(JsonElement element) => element.TryGetProperty("Kind", out JsonElement kind) ? kind.GetString()! : "CallActivity";
}
