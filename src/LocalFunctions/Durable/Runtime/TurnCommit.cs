using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;

namespace LocalFunctions.Durable.Runtime;

/// <summary>
/// Turns a turn's result into the entries that must become true together: the turn itself and what it does to other
/// instances. Called under the engine's gate.
/// </summary>
internal static class TurnCommit
{
    public static IReadOnlyList<LogEntry> EntriesOf(
        InstanceTable table, InstanceCreated instance, DateTimeOffset now, int taken, TurnResult result)
    {
        Outcome? outcome = result.Outcome is { Kind: OutcomeKind.ContinuedAsNew } next
            ? next with { NextExecution = table.NewExecution() }
            : result.Outcome;
        List<LogEntry> entries =
        [
            new TurnCommitted(instance.InstanceId, now, taken)
            {
                Actions = result.Actions,
                CancelledTimers = result.CancelledTimers,
                CustomStatus = result.CustomStatus,
                Outcome = outcome,
            },
        ];
        entries.AddRange(result.Actions.Select(action => EffectOf(table, instance, now, action)).OfType<LogEntry>());
        if (instance.Parent is { } parent && outcome is not null and not { Kind: OutcomeKind.ContinuedAsNew })
        {
            entries.Add(new MessageReceived(parent.InstanceId, AnswerTo(parent, outcome)));
        }

        return entries;
    }

    private static LogEntry? EffectOf(InstanceTable table, InstanceCreated instance, DateTimeOffset now, OrchestratorAction action)
        => action.Kind switch
        {
            ActionKind.SendEvent => new MessageReceived(action.TargetId!, Message.Event(action.Name!, action.Input)),
            ActionKind.CallSubOrchestrator => StartChild(table, instance, now, action),
            _ => null,
        };

    private static LogEntry StartChild(InstanceTable table, InstanceCreated instance, DateTimeOffset now, OrchestratorAction action)
    {
        if (table.IsAlive(action.TargetId!))
        {
            return new MessageReceived(instance.InstanceId, new Message(MessageKind.TaskFailed)
            {
                Execution = instance.Execution,
                TaskId = action.Id,
                Failure = Failures.Invalid($"An orchestration with the id '{action.TargetId}' exists already."),
            });
        }

        table.Announce(action.TargetId!);
        return new InstanceCreated(action.TargetId!, action.Name!, table.NewExecution(), now)
        {
            Input = action.Input,
            Parent = new ParentLink(instance.Name, instance.InstanceId, instance.Execution, action.Id),
        };
    }

    private static Message AnswerTo(ParentLink parent, Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Completed => new Message(MessageKind.TaskCompleted)
        {
            Execution = parent.Execution,
            TaskId = parent.TaskId,
            Payload = outcome.Payload,
        },
        _ => new Message(MessageKind.TaskFailed)
        {
            Execution = parent.Execution,
            TaskId = parent.TaskId,
            Failure = outcome.Failure ?? Failures.Invalid("The sub-orchestration was terminated."),
        },
    };
}
