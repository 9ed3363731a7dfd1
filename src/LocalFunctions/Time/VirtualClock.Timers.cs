namespace LocalFunctions.Time;

public sealed partial class VirtualClock
{
    private readonly PriorityQueue<(VirtualTimer Timer, int Version), (long DueTicks, long Sequence)> _heap = new();
    private long _sequence;
    private int _stale;
    private long _fired;

    /// <summary>Timers that wait to fire.</summary>
    internal int PendingTimers
    {
        get
        {
            lock (_state)
            {
                return _heap.Count - _stale;
            }
        }
    }

    // Fires what is due, earliest first; timers set meanwhile wait for the next round, so that a timer that sets itself cannot hold it up.
    private void FireDue()
    {
        lock (_firing)
        {
            long newest = Interlocked.Read(ref _sequence);
            while (TakeDue(newest) is { } timer)
            {
                Interlocked.Increment(ref _fired);
                timer.Fire();
            }

            lock (_state)
            {
                SetAlarm();
            }
        }
    }

    private VirtualTimer? TakeDue(long newest)
    {
        lock (_state)
        {
            DropStale();
            bool due = _heap.TryPeek(out (VirtualTimer Timer, int Version) entry, out (long DueTicks, long Sequence) key)
                && key.DueTicks <= Now().UtcTicks
                && key.Sequence <= newest;
            if (!due)
            {
                return null;
            }

            _heap.Dequeue();
            entry.Timer.Taken(key.DueTicks);
            return entry.Timer;
        }
    }

    private void Push(VirtualTimer timer, int version, long dueTicks)
    {
        _heap.Enqueue((timer, version), (dueTicks, ++_sequence));
        SetAlarm();
    }

    private void Forget()
    {
        _stale++;
        if (_stale > 1024 && _stale > _heap.Count / 2)
        {
            Compact();
        }
    }

    private void Compact()
    {
        List<((VirtualTimer Timer, int Version) Element, (long DueTicks, long Sequence) Priority)> live =
            [.. _heap.UnorderedItems.Where(item => item.Element.Timer.IsCurrent(item.Element.Version))];
        _heap.Clear();
        _heap.EnqueueRange(live);
        _stale = 0;
    }

    private void DropStale()
    {
        while (_heap.TryPeek(out (VirtualTimer Timer, int Version) entry, out _) && !entry.Timer.IsCurrent(entry.Version))
        {
            _heap.Dequeue();
            _stale--;
        }
    }

    private void SetAlarm()
    {
        DropStale();
        if (_disposed)
        {
            return;
        }

        TimeSpan sleep = Timeout.InfiniteTimeSpan;
        if (_heap.TryPeek(out _, out (long DueTicks, long Sequence) key))
        {
            long ticks = Math.Clamp(key.DueTicks - Now().UtcTicks, 0, LongestSleep.Ticks);
            // Rounded up to what system timers can tell apart: an early alarm would find nothing due.
            sleep = TimeSpan.FromMilliseconds((ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
        }

        _alarm.Change(sleep, Timeout.InfiniteTimeSpan);
    }
}
