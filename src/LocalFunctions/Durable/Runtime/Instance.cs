using LocalFunctions.Durable.History;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Runtime;

/// <summary>The state of one instance: what the log says of it, folded. Guarded by the table that holds it.</summary>
internal sealed class Instance(InstanceCreated created)
{
    private readonly List<Message> _inbox = [];
    private readonly Dictionary<int, OrchestratorAction> _open = [];
    private List<Turn> _history = [];

    public string Id => Created.InstanceId;

    /// <summary>How the current execution began; a new one when it continues as new.</summary>
    public InstanceCreated Created { get; private set; } = created;

    public IReadOnlyList<Turn> History => _history;

    public IReadOnlyList<Message> Inbox => _inbox;

    /// <summary>Activities, timers and sub-orchestrations that are owed to the current execution.</summary>
    public IEnumerable<OrchestratorAction> Open => _open.Values;

    public bool HasStarted { get; private set; }

    public bool IsSuspended { get; private set; }

    /// <summary>A message that ends the instance without asking its orchestrator.</summary>
    public Message? Ending { get; private set; }

    public Outcome? Outcome { get; private set; }

    public string? CustomStatus { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; } = created.CreatedAt;

    /// <summary>True from the moment that a turn is queued until it is committed.</summary>
    public bool TurnUnderWay { get; set; }

    /// <summary>Completed when the instance leaves the pending state, respectively when it ends.</summary>
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OrchestrationRuntimeStatus Status => Outcome?.Kind switch
    {
        OutcomeKind.Completed => OrchestrationRuntimeStatus.Completed,
        OutcomeKind.Failed => OrchestrationRuntimeStatus.Failed,
        OutcomeKind.Terminated => OrchestrationRuntimeStatus.Terminated,
        _ when IsSuspended => OrchestrationRuntimeStatus.Suspended,
        _ => HasStarted ? OrchestrationRuntimeStatus.Running : OrchestrationRuntimeStatus.Pending,
    };

    public bool IsOpen(long execution, int taskId) => Outcome is null && execution == Created.Execution && _open.ContainsKey(taskId);

    public bool IsReady(DateTimeOffset now)
    {
        if (Outcome is not null || TurnUnderWay)
        {
            return false;
        }

        bool isFirstTurn = _history.Count == 0;
        bool hasNews = isFirstTurn ? !(Created.StartAt > now) : _inbox.Count > 0;
        return Ending is not null || (!IsSuspended && hasNews);
    }

    public void Receive(Message message, bool restored)
    {
        if (Outcome is not null)
        {
            return;
        }

        switch (message.Kind)
        {
            case MessageKind.Suspended:
                IsSuspended = true;
                break;
            case MessageKind.Resumed:
                IsSuspended = false;
                break;
            case MessageKind.Terminated:
                Ending ??= message;
                break;
            case MessageKind.IllegalAwait when message.Execution == Created.Execution:
                Ending ??= message;
                break;
            case MessageKind.EventRaised:
                _inbox.Add(message);
                break;
            case MessageKind.TaskCompleted or MessageKind.TaskFailed or MessageKind.TimerFired
                when message.Execution == Created.Execution && (_open.Remove(message.TaskId) || restored):
                _inbox.Add(message);
                break;
        }
    }

    public void Commit(TurnCommitted turn)
    {
        TurnUnderWay = false;
        HasStarted = true;
        UpdatedAt = turn.At;
        CustomStatus = turn.CustomStatus;
        _history.Add(new Turn(turn.At, [.. _inbox.Take(turn.Taken)], turn.Actions));
        _inbox.RemoveRange(0, turn.Taken);
        foreach (OrchestratorAction action in turn.Actions.Where(action => action.IsAnswered()))
        {
            _open[action.Id] = action;
        }

        foreach (int cancelled in turn.CancelledTimers)
        {
            _open.Remove(cancelled);
        }

        End(turn.Outcome);
    }

    private void End(Outcome? outcome)
    {
        if (outcome is null)
        {
            return;
        }

        _history = [];
        _open.Clear();
        if (outcome.Kind == OutcomeKind.ContinuedAsNew)
        {
            Created = Created with { Execution = outcome.NextExecution, Input = outcome.Payload, StartAt = null };
            _inbox.RemoveAll(message => message.Kind != MessageKind.EventRaised);
            _inbox.InsertRange(0, outcome.Carried ?? []);
        }
        else
        {
            _inbox.Clear();
            Ending = null;
            Outcome = outcome;
        }
    }
}
