namespace LocalFunctions.Durable.Runtime;

/// <summary>Counts what is under way. What follows from a piece of work enters before that work leaves.</summary>
internal sealed class Quiescence
{
    private readonly Lock _gate = new();
    private int _underWay;
    private TaskCompletionSource? _idle;

    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _underWay == 0;
            }
        }
    }

    public void Enter()
    {
        lock (_gate)
        {
            _underWay++;
        }
    }

    public void Leave()
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            if (--_underWay == 0)
            {
                (idle, _idle) = (_idle, null);
            }
        }

        idle?.SetResult();
    }

    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_underWay == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }
}
