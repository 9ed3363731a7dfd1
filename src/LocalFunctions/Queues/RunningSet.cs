namespace LocalFunctions.Queues;

/// <summary>Counts runs that are under way, and tells when there are few enough.</summary>
internal sealed class RunningSet
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _changed;

    public int Count { get; private set; }

    public void Add(Task run)
    {
        lock (_lock)
        {
            Count++;
        }

        _ = run.ContinueWith(_ => Remove(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task WhenAtMostAsync(int count, CancellationToken cancellationToken)
    {
        while (NextChange(count) is { } changed)
        {
            await changed.WaitAsync(cancellationToken);
        }
    }

    private Task? NextChange(int enough)
    {
        lock (_lock)
        {
            if (Count <= enough)
            {
                return null;
            }

            _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _changed.Task;
        }
    }

    private void Remove()
    {
        lock (_lock)
        {
            Count--;
            _changed?.SetResult();
            _changed = null;
        }
    }
}
