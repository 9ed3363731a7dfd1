namespace Marketplace.Simulation.Kernel;

/// <summary>A process of the simulated system. Once it has died, nothing that it began goes on.</summary>
/// <param name="name">For traces.</param>
/// <param name="clock">The world's clock.</param>
/// <param name="skew">How far this machine's clock is off.</param>
internal sealed class SimProcess(string name, SimClock clock, TimeSpan skew)
{
    private List<Action>? _whenDead = [];

    public string Name => name;

    public bool Alive => _whenDead is not null;

    /// <summary>The machine's clock: skewed, and silent after the process has died.</summary>
    public TimeProvider Clock => field ??= new ProcessClock(this, clock, skew);

    /// <summary>Ends it; those who wait for it learn of it.</summary>
    public void Die()
    {
        List<Action> whenDead = _whenDead ?? [];
        _whenDead = null;
        whenDead.ForEach(action => action());
    }

    /// <summary>Calls back when the process dies, unless it is dead.</summary>
    public void WhenDead(Action action) => _whenDead?.Add(action);

    private sealed class ProcessClock(SimProcess process, SimClock clock, TimeSpan skew) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + skew;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(
            arg =>
            {
                if (process.Alive)
                {
                    callback(arg);
                }
            },
            state,
            dueTime,
            period);
    }
}
