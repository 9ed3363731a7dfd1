using Marketplace.Functions.Platform.Storage;
using Marketplace.Simulation.Checks;
using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Habits;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Mutants;
using Marketplace.Simulation.Storage;

namespace Marketplace.Simulation.World;

/// <summary>A whole market with everybody around it, on one thread and under its own time.</summary>
internal sealed class SimWorld : IDisposable
{
    /// <summary>When every world begins: a Sunday in winter, weeks before the next holidays.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private const int Copies = 2;
    private const int SkewSecondsMax = 150;
    private static readonly TimeSpan _lifeMax = TimeSpan.FromDays(200);
    private static readonly TimeSpan _peace = TimeSpan.FromDays(3);

    private readonly Instance?[] _instances = new Instance?[Copies];
    private readonly List<Instance> _everStarted = [];
    private readonly TimeSpan[] _skews = new TimeSpan[Copies];
    private readonly RandomFaults? _drawn;
    private int _starts;

    public SimWorld(SimSettings settings)
    {
        Settings = settings;
        Mutant = settings.Mutant ?? Mutant.None;
        Kernel = new SimKernel(settings.Seed, Start);
        _drawn = settings.Script is null ? new RandomFaults(new Random(settings.Seed + 1), settings.FaultRate, settings.FaultKinds) : null;
        Faults = settings.Script ?? _drawn!;
        Calls = new FaultyCalls(Kernel, Faults, Crash);
        bool calm = settings.FaultRate <= 0 || settings.Script is not null;
        Account = new InMemoryAccount(Kernel.Clock, calm ? null : new ServiceQuirks(new Random(settings.Seed + 2), EmptyPage: 0.1, ShortPage: 0.1, Unordered: 0.2));
        Mutant.Plant(Account, Kernel);
        Bank = new SimulatedBank(this);
        Topic = new SimulatedTopic(this);
        Checks = new CheckBook(this);
        Backend = new Backend(this, Skew());
        Members = new MemberCalls(this);
        Pumps = new QueuePumps(this);
        CreateStorage();
        for (int slot = 0; slot < Copies; slot++)
        {
            _skews[slot] = Skew();
            StartInstance(slot);
        }

        Backend.Start();
        TimerPumps.Start(this);
        OperatorDesk.Start(this);
        if (settings.Script is null)
        {
            ReviewOperators.Start(this);
        }

        Stories = new Stories(this);
    }

    public SimSettings Settings { get; }

    public SimKernel Kernel { get; }

    public IFaults Faults { get; }

    public FaultyCalls Calls { get; }

    public InMemoryAccount Account { get; }

    public SimulatedProvider Provider { get; } = new();

    public SimulatedBank Bank { get; }

    public SimulatedTopic Topic { get; }

    public Backend Backend { get; }

    public MemberCalls Members { get; }

    public CheckBook Checks { get; }

    public QueuePumps Pumps { get; }

    public Stories Stories { get; }

    public Mutant Mutant { get; }

    /// <summary>A copy of the app that runs, or the last that did: for what needs its code and not its life.</summary>
    public Instance? AnyInstance { get; private set; }

    /// <summary>How many calls were made, and how many of them went wrong.</summary>
    public (long Calls, long Faults) FaultCount => _drawn?.Count ?? default;

    /// <summary>Runs to the end, to the step asked for, or to the first violation.</summary>
    public void Run()
    {
        while (Kernel.Violation is null && Kernel.Steps < (Settings.Until ?? long.MaxValue) && !IsOver())
        {
            RunStep();
        }

        if (Kernel.Violation is null && Settings.Until is null)
        {
            Checks.RunAtEnd();
        }
    }

    /// <summary>Takes one step.</summary>
    public void RunStep()
    {
        if (!Kernel.Step())
        {
            Kernel.Report(new Violation("the world goes on", "Nothing is left to happen."));
        }

        _ = IsOver();
    }

    /// <summary>A copy that runs; null when all of them are down.</summary>
    public Instance? Pick()
    {
        Instance[] alive = [.. _instances.OfType<Instance>()];
        return alive.Length == 0 ? null : alive[Kernel.Chance.Next(alive.Length)];
    }

    /// <summary>Copies' timers by name, as every copy has them.</summary>
    public IEnumerable<string> TimerNames => AnyInstance!.Host.Timers.Select(timer => timer.FunctionName);

    public void Dispose()
    {
        // The dead, too: their meters are known to the whole process, and would keep this world in memory.
        _everStarted.ForEach(instance => instance.Dispose());

        Kernel.Dispose();
    }

    /// <summary>Kills a process. Another copy of the app is started in its place after a while; the backend takes the moment to restart too.</summary>
    private void Crash(SimProcess process)
    {
        int slot = Array.FindIndex(_instances, instance => instance?.Process == process);
        if (slot < 0)
        {
            return;
        }

        Kernel.Trace.Add($"{process.Name} dies");
        _instances[slot] = null;
        process.Die();
        Kernel.PostAfter(TimeSpan.FromSeconds(5 + Kernel.Chance.Next(60)), null, () => StartInstance(slot));
        if (Kernel.Chance.Next(3) == 0)
        {
            Backend.Start();
        }
    }

    private void StartInstance(int slot)
    {
        SimProcess process = new($"{(char)('A' + slot)}{++_starts}", Kernel.Clock, _skews[slot]);
        Instance instance = Instance.Start(process, this);
        AnyInstance = _instances[slot] = instance;
        _everStarted.Add(instance);
        Kernel.Trace.Add($"{process.Name} starts");
        Pumps.Start(instance);
    }

    // Over when every story was told, every order has ended, and three days of peace have let everything settle.
    private bool IsOver()
    {
        DateTimeOffset now = Kernel.Clock.GetUtcNow();
        if (Stories.EndedUtc is null || Checks.OpenOrders > 0)
        {
            if (now - Start > _lifeMax)
            {
                Kernel.Report(new Violation("every order ends", $"{Checks.OpenOrders} orders are open after {_lifeMax.Days} days.", Checks.AnyOpenOrder));
            }

            return false;
        }

        PeaceUtc ??= now;
        _drawn?.Peace = true;
        return now > PeaceUtc + _peace;
    }

    /// <summary>When everything was told and ended; from then on nothing goes wrong.</summary>
    public DateTimeOffset? PeaceUtc { get; private set; }

    private TimeSpan Skew() => Settings.FaultRate > 0 ? TimeSpan.FromSeconds(Kernel.Chance.Next(-SkewSecondsMax, SkewSecondsMax)) : TimeSpan.Zero;

    private void CreateStorage()
    {
        foreach (string table in MarketTables.Names)
        {
            Account.Tables.CreateTable(table);
        }

        foreach (string queue in MarketQueues.Names)
        {
            Account.Queues.CreateQueue(queue);
        }
    }
}
