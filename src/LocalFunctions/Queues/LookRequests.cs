namespace LocalFunctions.Queues;

/// <summary>Those who wait for a listener's next poll, and the bell that brings it forward.</summary>
internal sealed class LookRequests : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _bell = new(0, 1);
    private List<TaskCompletionSource> _waiting = [];
    private bool _closed;

    public Task AddAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource request = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_closed)
            {
                return Task.CompletedTask;
            }

            _waiting.Add(request);
            Ring();
        }

        return request.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Brings the next poll forward without waiting for it.</summary>
    public void Nudge()
    {
        lock (_lock)
        {
            Ring();
        }
    }

    /// <summary>Those who asked before now; the next poll answers them.</summary>
    public IReadOnlyList<TaskCompletionSource> Take()
    {
        lock (_lock)
        {
            List<TaskCompletionSource> taken = _waiting;
            _waiting = [];
            _bell.Wait(TimeSpan.Zero);
            return taken;
        }
    }

    /// <summary>Waits out a pause, or until somebody asks; true when somebody did.</summary>
    public Task<bool> WaitAsync(TimeSpan pause, CancellationToken cancellationToken) => _bell.WaitAsync(pause, cancellationToken);

    /// <summary>A stopped listener finds nothing more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Answer(_waiting);
        }
    }

    public void Dispose()
    {
        Close();
        _bell.Dispose();
    }

    public static void Answer(IEnumerable<TaskCompletionSource> requests) => Each(requests, request => request.TrySetResult());

    public static void Fail(IEnumerable<TaskCompletionSource> requests, Exception error) => Each(requests, request => request.TrySetException(error));

    public static void Cancel(IEnumerable<TaskCompletionSource> requests, CancellationToken cancellationToken) =>
        Each(requests, request => request.TrySetCanceled(cancellationToken));

    private void Ring()
    {
        if (!_closed && _bell.CurrentCount == 0)
        {
            _bell.Release();
        }
    }

    private static void Each(IEnumerable<TaskCompletionSource> requests, Action<TaskCompletionSource> act)
    {
        foreach (TaskCompletionSource request in requests)
        {
            act(request);
        }
    }
}
