using LocalFunctions.Durable.History;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace LocalFunctions.Durable.Replay;

/// <summary>What the orchestrator has asked for: numbered in order, open until answered.</summary>
internal sealed class OpenTasks(OrchestratorPump pump)
{
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];
    private readonly List<OrchestratorAction> _asked = [];
    private readonly List<int> _cancelledTimers = [];
    private int _nextId;

    public bool Any => _open.Count > 0;

    /// <summary>What was asked for since the turn began.</summary>
    public IReadOnlyList<OrchestratorAction> Asked => _asked;

    public IReadOnlyList<int> CancelledTimers => _cancelledTimers;

    public void BeginTurn()
    {
        _asked.Clear();
        _cancelledTimers.Clear();
    }

    public (int Id, Task<string?> Answer) Ask(OrchestratorAction action)
    {
        OrchestratorAction numbered = action with { Id = _nextId++ };
        _asked.Add(numbered);
        TaskCompletionSource<string?> answer = new();
        if (numbered.IsAnswered())
        {
            _open.Add(numbered.Id, answer);
        }

        return (numbered.Id, answer.Task);
    }

    public Task AskTimer(DateTime fireAtUtc, CancellationToken cancellationToken)
    {
        (int id, Task<string?> answer) = Ask(new OrchestratorAction(ActionKind.CreateTimer, 0) { FireAtUtc = fireAtUtc });
        pump.OnCancelled(() => CancelTimer(id), cancellationToken);
        return answer;
    }

    /// <summary>Answers a task; an answer to one that is not open any more, as a cancelled timer, is ignored.</summary>
    public void Answer(Message message)
    {
        if (!_open.Remove(message.TaskId, out TaskCompletionSource<string?>? task))
        {
            return;
        }

        if (message.Kind == MessageKind.TaskFailed)
        {
            task.SetException(new CoreTaskFailedException(message.Failure!.ErrorMessage)
            {
                ScheduleId = message.TaskId,
                FailureDetails = Failures.ToCore(message.Failure, message.NonRetriable),
            });
        }
        else
        {
            task.SetResult(message.Payload);
        }
    }

    private void CancelTimer(int id)
    {
        if (_open.Remove(id, out TaskCompletionSource<string?>? timer))
        {
            _cancelledTimers.Add(id);
            timer.SetCanceled(new CancellationToken(true));
        }
    }
}
