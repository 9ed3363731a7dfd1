using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Kernel;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Marketplace.Simulation.World;

/// <summary>
/// The durable backend: LocalFunctions' own replay engine, whose every turn, activity and wake-up is a step. It is restarted now and
/// then and goes on from its log.
/// </summary>
internal sealed class Backend : IEngineScheduler, IDurableFunctions
{
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);

    private readonly SimWorld _world;
    private readonly TimeSpan _skew;
    private readonly InMemoryHistoryStore _log = new();
    private SimProcess _process = null!;
    private DurableEngine _engine = null!;
    private int _starts;

    public Backend(SimWorld world, TimeSpan skew)
    {
        (_world, _skew) = (world, skew);
    }

    /// <summary>The client of the engine as it runs now.</summary>
    public DurableTaskClient Client => _engine.Client;

    private SimKernel Kernel => _world.Kernel;

    /// <summary>Starts the engine, or another one in its place: what the log says goes on, what was under way begins anew.</summary>
    public void Start()
    {
        _process?.Die();
        _process = new SimProcess($"hub{++_starts}", Kernel.Clock, _skew);
        _engine = new DurableEngine(this, new ProcessLog(_log, _process), _process.Clock, new DurableEngineOptions { Scheduler = this, DataConverter = _world.AnyInstance!.Host.DataConverter });
        Task started = _engine.StartAsync(CancellationToken.None);
        if (!started.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The engine did not start at once.", started.Exception);
        }
    }

    public void Schedule(EngineWork work)
    {
        SimProcess process = _process;
        Kernel.Post(process, () =>
        {
            Kernel.Trace.Add($"{process.Name} {work.Kind} {work.Name} {work.InstanceId}");
            _ = work.RunAsync();
        });
    }

    public bool HasOrchestrator(string name) => _world.AnyInstance!.Host.Durable.HasOrchestrator(name);

    public bool HasActivity(string name) => _world.AnyInstance!.Host.Durable.HasActivity(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        _world.AnyInstance!.Host.Durable.RunOrchestratorAsync(name, _world.Mutant.Orchestration(context));

    public async Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken)
    {
        FaultKind? fault = _world.Faults.Next(CallKind.Orchestration, "");
        SimProcess process = _process;
        if (fault is not null)
        {
            Kernel.Trace.Add($"{process.Name} {name} {instanceId}: fault {fault}");
        }

        switch (fault)
        {
            case FaultKind.FailBefore or FaultKind.Unavailable or FaultKind.Conflict:
                throw new InvalidOperationException("The worker was lost before it began.");
            case FaultKind.Delay:
                await Kernel.SleepAsync(TimeSpan.FromSeconds(Kernel.Chance.Next(600)), process);
                break;
            case FaultKind.CrashBefore:
                Start();
                break;
            case FaultKind.Duplicate:
                Kernel.Spawn(process, name, () => SwallowAsync(OnSomeInstanceAsync(name, instanceId, input, process)));
                break;
        }

        string? output = await OnSomeInstanceAsync(name, instanceId, input, process);
        switch (fault)
        {
            case FaultKind.FailAfter or FaultKind.TimeOut:
                throw new InvalidOperationException("The worker was lost before it could tell.");
            case FaultKind.CrashAfter when process.Alive:
                Start();
                break;
        }

        return output;
    }

    // A copy that dies takes its activities with it; when their lease has run out another copy begins them anew.
    private async Task<string?> OnSomeInstanceAsync(string name, string instanceId, string? input, SimProcess process)
    {
        while (true)
        {
            if (_world.Pick() is { } instance)
            {
                Task<string?> run = _world.Mutant.Activity(name, input, () => instance.Host.Durable.RunActivityAsync(name, instanceId, input, CancellationToken.None));
                if (await Kernel.OutlivesAsync(instance.Process, run))
                {
                    return await run;
                }
            }

            await Kernel.SleepAsync(_lease, process);
        }
    }

    // The second run of an activity has nobody to tell how it ended.
    private static async Task SwallowAsync(Task<string?> run)
    {
        try
        {
            await run;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _ = error;
        }
    }
}
