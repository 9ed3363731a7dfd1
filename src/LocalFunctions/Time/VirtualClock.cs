namespace LocalFunctions.Time;

/// <summary>
/// A clock that runs with real time and can be moved ahead. Its timers fire as time passes and when it is moved,
/// always in the order in which they fall due. It never goes back.
/// </summary>
public sealed partial class VirtualClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly TimeProvider _basis;
    private readonly Action<TimeSpan>? _onMoved;
    private readonly Lock _state = new();
    private readonly Lock _firing = new();
    private readonly ITimer _alarm;
    private TimeSpan _offset;
    private DateTimeOffset _latest;
    private bool _disposed;

    /// <param name="basis">The time that it runs with; null for the system's.</param>
    /// <param name="offset">How far it is ahead of <paramref name="basis"/>.</param>
    /// <param name="onMoved">Told the new offset whenever the clock was moved, before a timer fires.</param>
    public VirtualClock(TimeProvider? basis = null, TimeSpan offset = default, Action<TimeSpan>? onMoved = null)
    {
        _basis = basis ?? System;
        _offset = offset;
        _onMoved = onMoved;
        _latest = _basis.GetUtcNow() + offset;
        _alarm = _basis.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How far the clock is ahead of the time that it runs with.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (_state)
            {
                return _offset;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>A clock that stands still unless it is moved; even timers that are due at once wait for that.</summary>
    public static VirtualClock Frozen(DateTimeOffset now) => new(new FrozenTime(now));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_state)
        {
            return Now();
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Fires no timer from now on.</summary>
    public void Dispose()
    {
        lock (_state)
        {
            _disposed = true;
            _heap.Clear();
        }

        _alarm.Dispose();
    }

    // The basis may be set back (a correction of the system's time); this clock then waits for it.
    private DateTimeOffset Now()
    {
        DateTimeOffset now = _basis.GetUtcNow() + _offset;
        _latest = now > _latest ? now : _latest;
        return _latest;
    }
}
