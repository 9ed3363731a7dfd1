namespace LocalFunctions.Time;

public sealed partial class VirtualClock
{
    /// <summary>A timer of the clock. A change of it makes its earlier place in the clock's heap stale.</summary>
    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private int _version;
        private TimeSpan _period;
        private bool _waits;
        private bool _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ThrowIfNegative(dueTime);
            ThrowIfNegative(period);
            lock (clock._state)
            {
                if (_disposed || clock._disposed)
                {
                    return false;
                }

                Leave();
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Wait((clock.Now() + dueTime).UtcTicks);
                }

                return true;
            }
        }

        public bool IsCurrent(int version) => _waits && version == _version;

        /// <summary>Called under the clock's lock when the timer left the heap to fire.</summary>
        public void Taken(long dueTicks)
        {
            _waits = false;
            if (_period > TimeSpan.Zero)
            {
                Wait(dueTicks + _period.Ticks);
            }
        }

        public void Fire()
        {
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).Call(), this);
            }
        }

        public void Dispose()
        {
            lock (clock._state)
            {
                _disposed = true;
                Leave();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static void ThrowIfNegative(TimeSpan time, [global::System.Runtime.CompilerServices.CallerArgumentExpression(nameof(time))] string? name = null)
        {
            if (time != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
            }
        }

        private void Call() => callback(state);

        private void Wait(long dueTicks)
        {
            _waits = true;
            clock.Push(this, _version, dueTicks);
        }

        private void Leave()
        {
            _version++;
            if (_waits)
            {
                _waits = false;
                clock.Forget();
            }
        }
    }
}
