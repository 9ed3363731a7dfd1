namespace Marketplace.LocalHost.Scenario;

/// <summary>
/// Runs many stories side by side on one clock: when all of them wait, the clock moves to the earliest moment that one waits for.
/// Times are from the agenda's start and are rounded up to whole steps, so that the clock stops seldom.
/// </summary>
internal sealed class Agenda(Func<TimeSpan, Task> moveToAsync)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, TimeSpan> _waiting = new();
    private TaskCompletionSource _allWait = NewSignal();
    private int _awake;

    /// <summary>What times are rounded up to.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromHours(6);

    /// <summary>The time now.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Waits for a moment; one that has come already is the next step, so that a story can always wait on.</summary>
    public Task Until(TimeSpan moment)
    {
        lock (_lock)
        {
            TimeSpan due = Step * Math.Ceiling(moment / Step);
            TaskCompletionSource signal = NewSignal();
            _waiting.Enqueue(signal, due > Now ? due : Now + Step);
            Sleep();
            return signal.Task;
        }
    }

    /// <summary>Runs the stories to their ends. A story that fails ends the run at the next step.</summary>
    public async Task RunAsync(IReadOnlyCollection<Func<Task>> stories)
    {
        _awake = stories.Count;
        List<Task> lives = [.. stories.Select(LiveAsync)];
        while (true)
        {
            await (stories.Count == 0 ? Task.CompletedTask : _allWait.Task);
            await Task.WhenAll(lives.Where(life => life.IsFaulted || life.IsCanceled));
            if (!TryPeek(out TimeSpan next))
            {
                break;
            }

            await moveToAsync(next);
            Wake(next);
        }

        await Task.WhenAll(lives);
    }

    private async Task LiveAsync(Func<Task> story)
    {
        try
        {
            await Task.Yield();
            await story();
        }
        finally
        {
            lock (_lock)
            {
                Sleep();
            }
        }
    }

    private bool TryPeek(out TimeSpan next)
    {
        lock (_lock)
        {
            return _waiting.TryPeek(out _, out next);
        }
    }

    private void Wake(TimeSpan now)
    {
        lock (_lock)
        {
            Now = now;
            _allWait = NewSignal();
            List<TaskCompletionSource> due = [];
            while (_waiting.TryPeek(out TaskCompletionSource? signal, out TimeSpan moment) && moment <= now)
            {
                _waiting.Dequeue();
                due.Add(signal);
            }

            _awake = due.Count;
            due.ForEach(signal => signal.SetResult());
        }
    }

    private void Sleep()
    {
        if (--_awake == 0)
        {
            _allWait.SetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
