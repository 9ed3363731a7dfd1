using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Runtime;

namespace LocalFunctions.Durable;

/// <content>How facts become true, and what follows from them.</content>
public sealed partial class DurableEngine
{
    /// <summary>Completes once the entries, together, are kept and true.</summary>
    internal async Task AppendAsync(params IReadOnlyList<LogEntry> entries)
    {
        _quiescence.Enter();
        try
        {
            await (_log ?? throw new InvalidOperationException("The durable engine has not been started.")).AppendAsync(entries);
        }
        finally
        {
            _quiescence.Leave();
        }
    }

    private void Apply(IReadOnlyList<LogEntry> entries)
    {
        DateTimeOffset now = _time.GetUtcNow();
        foreach (LogEntry entry in entries)
        {
            Instance? instance;
            bool isReady;
            lock (_gate)
            {
                instance = _table.Apply(entry);
                isReady = instance is not null && Reserve(instance, now);
            }

            if (instance is not null)
            {
                Follow(entry, instance, isReady, now);
            }
        }
    }

    /// <summary>Takes up everything that the log left open.</summary>
    private void Recover(List<Instance> instances)
    {
        DateTimeOffset now = _time.GetUtcNow();
        List<Instance> ready;
        List<(InstanceCreated Instance, OrchestratorAction Action)> open;
        lock (_gate)
        {
            ready = instances.FindAll(instance => Reserve(instance, now));
            open = [.. instances.SelectMany(instance => instance.Open.Select(action => (instance.Created, action)))];
        }

        instances.ForEach(SignalProgress);
        ready.ForEach(Queue);
        open.ForEach(item => Undertake(item.Instance, item.Action));
        instances.ForEach(instance => WakeAtStart(instance, now));
    }

    private void Follow(LogEntry entry, Instance instance, bool isReady, DateTimeOffset now)
    {
        switch (entry)
        {
            case InstanceCreated:
                WakeAtStart(instance, now);
                break;
            case TurnCommitted turn:
                FollowTurn(instance, turn);
                break;
        }

        if (isReady)
        {
            Queue(instance);
        }
    }

    private void FollowTurn(Instance instance, TurnCommitted turn)
    {
        SignalProgress(instance);
        if (turn.Outcome is null)
        {
            foreach (OrchestratorAction action in turn.Actions.Where(action => !turn.CancelledTimers.Contains(action.Id)))
            {
                Undertake(instance.Created, action);
            }
        }
    }

    private void Undertake(InstanceCreated instance, OrchestratorAction action)
    {
        switch (action.Kind)
        {
            case ActionKind.CallActivity:
                _activities.Start(instance.InstanceId, instance.Execution, action);
                break;
            case ActionKind.CreateTimer:
                DateTime fireAtUtc = DateTime.SpecifyKind(action.FireAtUtc!.Value, DateTimeKind.Utc);
                _timers.Add(new DateTimeOffset(fireAtUtc), new Wake(instance.InstanceId, instance.Execution, action.Id));
                break;
        }
    }

    private void WakeAtStart(Instance instance, DateTimeOffset now)
    {
        if (!instance.HasStarted && instance.Created.StartAt > now)
        {
            _timers.Add(instance.Created.StartAt.Value, new Wake(instance.Id, instance.Created.Execution, null));
        }
    }

    private async Task WakeAsync(Wake wake)
    {
        DateTimeOffset now = _time.GetUtcNow();
        Instance? starting = null;
        bool isOpen;
        lock (_gate)
        {
            bool exists = _table.TryGet(wake.InstanceId, out Instance? instance);
            isOpen = exists && wake.TaskId is { } id && instance!.IsOpen(wake.Execution, id);
            starting = exists && wake.TaskId is null && Reserve(instance!, now) ? instance : null;
        }

        if (starting is not null)
        {
            Queue(starting);
        }
        else if (isOpen)
        {
            Message fired = new(MessageKind.TimerFired) { Execution = wake.Execution, TaskId = wake.TaskId!.Value };
            await AppendAsync(new MessageReceived(wake.InstanceId, fired));
        }
    }

    private static void SignalProgress(Instance instance)
    {
        if (instance.HasStarted)
        {
            instance.Started.TrySetResult();
        }

        if (instance.Outcome is not null)
        {
            instance.Ended.TrySetResult();
        }
    }
}
