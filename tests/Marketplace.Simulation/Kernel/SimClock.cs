namespace Marketplace.Simulation.Kernel;

/// <summary>Time that passes only when it is told to. Timers that fall due are handed out one by one, earliest first.</summary>
internal sealed class SimClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(SimTimer Timer, int Version), (long DueTicks, long Sequence)> _due = new();
    private long _nowTicks = start.UtcTicks;
    private long _sequence;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(_nowTicks, TimeSpan.Zero);

    public override long GetTimestamp() => _nowTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        SimTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Calls back once, at a moment; one that has passed is now.</summary>
    public void At(DateTimeOffset moment, Action action)
    {
        TimeSpan wait = moment - GetUtcNow();
        _ = CreateTimer(_ => action(), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Moves to the next moment at which a timer is due and fires that one timer; false when none waits.</summary>
    public bool MoveToNext()
    {
        while (_due.TryDequeue(out (SimTimer Timer, int Version) next, out (long DueTicks, long Sequence) key))
        {
            if (next.Timer.IsCurrent(next.Version))
            {
                _nowTicks = Math.Max(_nowTicks, key.DueTicks);
                next.Timer.Fire();
                return true;
            }
        }

        return false;
    }

    private sealed class SimTimer(SimClock clock, TimerCallback callback, object? state) : ITimer
    {
        private int _version;
        private TimeSpan _period;
        private bool _waits;

        public bool IsCurrent(int version) => _waits && version == _version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _version++;
            _period = period;
            _waits = dueTime != Timeout.InfiniteTimeSpan;
            if (_waits)
            {
                clock._due.Enqueue((this, _version), (clock._nowTicks + dueTime.Ticks, ++clock._sequence));
            }

            return true;
        }

        public void Fire()
        {
            _waits = false;
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            callback(state);
        }

        public void Dispose() => _waits = false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
