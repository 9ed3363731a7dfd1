namespace LocalFunctions.Durable.Runtime;

/// <summary>
/// Wakes instances at their times, in the order of these times, on one timer of the time provider. The provider's
/// callback only counts itself as work under way and leaves: it may come while the provider holds a lock.
/// </summary>
internal sealed class DurableTimers : IAsyncDisposable
{
    // Time providers refuse waits of about 50 days and more; waking up in vain costs nothing.
    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(40);

    private readonly Lock _queueGate = new();
    private readonly Lock _armGate = new();
    private readonly PriorityQueue<Wake, (DateTimeOffset At, long Sequence)> _queue = new();
    private readonly SemaphoreSlim _firing = new(1);
    private readonly TimeProvider _time;
    private readonly IEngineScheduler _scheduler;
    private readonly Quiescence _quiescence;
    private readonly Func<Wake, Task> _wake;
    private readonly ITimer _timer;
    private long _sequence;
    private bool _stopped;

    public DurableTimers(TimeProvider time, IEngineScheduler scheduler, Quiescence quiescence, Func<Wake, Task> wake)
    {
        _time = time;
        _scheduler = scheduler;
        _quiescence = quiescence;
        _wake = wake;
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(DateTimeOffset at, Wake wake)
    {
        bool isNext;
        lock (_queueGate)
        {
            isNext = !_queue.TryPeek(out _, out (DateTimeOffset At, long Sequence) first) || at < first.At;
            _queue.Enqueue(wake, (at, _sequence++));
        }

        if (isNext)
        {
            Arm();
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_queueGate)
        {
            _stopped = true;
            _queue.Clear();
        }

        await _timer.DisposeAsync();
    }

    private void Fire()
    {
        _quiescence.Enter();
        _scheduler.Schedule(new(EngineWorkKind.Timers, "", "", FireDueAsync));
    }

    private async Task FireDueAsync()
    {
        await _firing.WaitAsync();
        try
        {
            List<Task> woken = [];
            while (TakeDue() is { } wake)
            {
                woken.Add(_wake(wake));
            }

            Arm();
            await Task.WhenAll(woken);
        }
        catch (OperationCanceledException) when (_stopped)
        {
            // The next start finds these timers overdue and fires them.
        }
        finally
        {
            _firing.Release();
            _quiescence.Leave();
        }
    }

    private Wake? TakeDue()
    {
        DateTimeOffset now = _time.GetUtcNow();
        lock (_queueGate)
        {
            return _queue.TryPeek(out _, out (DateTimeOffset At, long Sequence) first) && first.At <= now ? _queue.Dequeue() : null;
        }
    }

    /// <summary>Sets the timer to the earliest wake; one that is due already does not wait for the clock to move.</summary>
    private void Arm()
    {
        lock (_armGate)
        {
            if (UntilNext() is not { } wait)
            {
                return;
            }

            if (wait <= TimeSpan.Zero)
            {
                Fire();
                return;
            }

            // Whole milliseconds, rounded up, or a system timer fires too early and spins.
            double waitMs = Math.Min(Math.Ceiling(wait.TotalMilliseconds), WaitMax.TotalMilliseconds);
            _timer.Change(TimeSpan.FromMilliseconds(waitMs), Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan? UntilNext()
    {
        DateTimeOffset now = _time.GetUtcNow();
        lock (_queueGate)
        {
            return !_stopped && _queue.TryPeek(out _, out (DateTimeOffset At, long Sequence) first) ? first.At - now : null;
        }
    }
}

/// <summary>What to wake: a timer's task, or, without a task, the start of an instance.</summary>
internal sealed record Wake(string InstanceId, long Execution, int? TaskId);
