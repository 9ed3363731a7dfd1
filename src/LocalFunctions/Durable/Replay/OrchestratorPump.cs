namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The one thread of an orchestrator's turn. Continuations queue up here and run when the turn says so. Whatever
/// arrives from another thread, or after the turn, betrays an await of something that is not durable.
/// </summary>
internal sealed class OrchestratorPump : SynchronizationContext
{
    public const string IllegalAwaitMessage =
        "The orchestrator left its thread: it awaited a task that did not come from its context, cancelled a token "
        + "asynchronously, or a middleware around it did asynchronous work. Orchestrators may await only durable tasks.";

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private readonly Action _reportLateTrespass;
    private readonly Lock _gate = new();
    private bool _closed;
    private bool _trespassed;

    /// <param name="reportLateTrespass">Called when a foreign continuation shows up after the turn, from any thread.</param>
    public OrchestratorPump(Action reportLateTrespass)
    {
        _reportLateTrespass = reportLateTrespass;
    }

    public bool Trespassed
    {
        get
        {
            lock (_gate)
            {
                return _trespassed;
            }
        }
    }

    public bool IsOrchestratorThread
    {
        get
        {
            lock (_gate)
            {
                return !_closed && _threadId == Environment.CurrentManagedThreadId;
            }
        }
    }

    private bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _closed;
            }
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsOrchestratorThread)
        {
            _queue.Enqueue((d, state));
        }
        else
        {
            Trespass();
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
        => throw new NotSupportedException("Nothing may be sent to an orchestrator's thread and waited for.");

    /// <summary>Runs a step and every continuation that follows from it.</summary>
    public void Run(Action step)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        try
        {
            step();
            while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>
    /// Does what a cancelled token asks for. Tokens must be cancelled by the orchestrator itself and there and then:
    /// <c>CancelAsync</c>, a timeout or another thread would do it at a different moment on every replay.
    /// </summary>
    public void OnCancelled(Action cancel, CancellationToken token) => token.Register(() =>
    {
        if (IsOrchestratorThread)
        {
            cancel();
        }
        else if (!IsClosed)
        {
            Trespass();
        }
    });

    /// <summary>Ends the turn; late arrivals are reported from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }

    /// <summary>Notes that something other than the orchestrator's thread tried to go on with the orchestrator.</summary>
    public void Trespass()
    {
        bool late;
        lock (_gate)
        {
            _trespassed = true;
            late = _closed;
        }

        if (late)
        {
            _reportLateTrespass();
        }
    }
}
