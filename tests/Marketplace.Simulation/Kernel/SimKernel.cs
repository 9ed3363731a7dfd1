namespace Marketplace.Simulation.Kernel;

/// <summary>
/// The one thread. Whatever could happen next waits here; chance picks one, it runs until it waits again, and that is a step. When
/// nothing is ready, time moves on to the next timer. The same seed makes the same picks.
/// </summary>
internal sealed class SimKernel : IDisposable
{
    private const int PickAmongMax = 24;

    private readonly List<Ready> _ready = [];
    private readonly int _threadId = Environment.CurrentManagedThreadId;

    private readonly record struct Ready(SimProcess? Owner, Action Run);

    public SimKernel(int seed, DateTimeOffset start)
    {
        Chance = new Random(seed);
        Clock = new SimClock(start);
        Trace = new Trace(Clock);
    }

    /// <summary>Where all chance of a world comes from, but for what its members decide.</summary>
    public Random Chance { get; }

    public SimClock Clock { get; }

    public Trace Trace { get; }

    /// <summary>How many steps were taken.</summary>
    public long Steps => Trace.Step;

    /// <summary>What went wrong first; null so far.</summary>
    public Violation? Violation { get; private set; }

    /// <summary>Makes something ready to happen; never, if its owner dies before.</summary>
    public void Post(SimProcess? owner, Action run)
    {
        if (Environment.CurrentManagedThreadId != _threadId)
        {
            throw new InvalidOperationException("Something left the simulation's one thread.");
        }

        _ready.Add(new(owner, run));
    }

    /// <summary>The same, after some time.</summary>
    public void PostAfter(TimeSpan delay, SimProcess? owner, Action run) => Clock.At(Clock.GetUtcNow() + delay, () => Post(owner, run));

    /// <summary>Goes on at a moment; one that has passed is now.</summary>
    public Task SleepUntilAsync(DateTimeOffset moment)
    {
        TaskCompletionSource woken = new();
        Clock.At(moment, () => Post(null, woken.SetResult));
        return woken.Task;
    }

    /// <summary>Goes on after some time; never, if the owner dies before.</summary>
    public Task SleepAsync(TimeSpan time, SimProcess? owner = null)
    {
        TaskCompletionSource woken = new();
        PostAfter(time, owner, woken.SetResult);
        return woken.Task;
    }

    /// <summary>Waits for work of a process; false when the process dies before it is done.</summary>
    public async Task<bool> OutlivesAsync(SimProcess process, Task work)
    {
        TaskCompletionSource dead = new();
        process.WhenDead(() => Post(null, () => dead.TrySetResult()));
        return process.Alive && await Task.WhenAny(work, dead.Task) == work;
    }

    /// <summary>Starts something that goes on by itself; when it throws, that is a violation.</summary>
    public void Spawn(SimProcess? owner, string name, Func<Task> workAsync) => Post(owner, () => _ = RunAsync(name, workAsync));

    /// <summary>Notes what went wrong; the first counts.</summary>
    public void Report(Violation violation)
    {
        if (Violation is null)
        {
            Violation = violation with { Step = Steps };
            Trace.Add($"VIOLATION {violation.Check}: {violation.Fault}");
        }
    }

    /// <summary>Takes a step; false when nothing is left to happen.</summary>
    public bool Step()
    {
        while (_ready.Count == 0)
        {
            if (!Clock.MoveToNext())
            {
                return false;
            }
        }

        int index = Chance.Next(Math.Min(_ready.Count, PickAmongMax));
        Ready next = _ready[index];
        _ready.RemoveAt(index);
        if (next.Owner is not { Alive: false })
        {
            Trace.Step++;
            next.Run();
        }

        return true;
    }

    public void Dispose() => Trace.Dispose();

    private async Task RunAsync(string name, Func<Task> workAsync)
    {
        try
        {
            await workAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Report(new Violation("nothing throws", $"{name}: {error}"));
        }
    }
}

/// <summary>Something that must never be, and was.</summary>
/// <param name="Check">What must hold.</param>
/// <param name="Fault">How it did not.</param>
/// <param name="Subject">The order, listing or account that it is about; empty for the world as a whole.</param>
internal sealed record Violation(string Check, string Fault, string Subject = "")
{
    /// <summary>The step in which it was found.</summary>
    public long Step { get; init; }
}
