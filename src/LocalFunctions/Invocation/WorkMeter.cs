namespace LocalFunctions.Invocation;

/// <summary>Knows whether any function runs, and whether any has run since one looked last.</summary>
internal sealed class WorkMeter
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _running;
    private int _settling;

    /// <summary>Raised when work has ended that may have left messages for others; not while somebody settles, who looks for them anyway.</summary>
    public event Action? Ended;

    /// <summary>How much work has begun so far.</summary>
    public long Started { get; private set; }

    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                return _running == 0;
            }
        }
    }

    public void Begin()
    {
        lock (_lock)
        {
            _running++;
            Started++;
        }
    }

    public void End()
    {
        if (Volatile.Read(ref _settling) == 0)
        {
            Ended?.Invoke();
        }

        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            if (--_running == 0)
            {
                idle = _idle;
                _idle = null;
            }
        }

        idle?.SetResult();
    }

    public void BeginSettling() => Interlocked.Increment(ref _settling);

    public void EndSettling() => Interlocked.Decrement(ref _settling);

    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }
}
