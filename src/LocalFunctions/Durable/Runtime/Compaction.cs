using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Runtime;

/// <summary>Writes an instance as the shortest log that folds to the same state.</summary>
internal static class Compaction
{
    public static IReadOnlyList<LogEntry> EntriesOf(Instance instance)
    {
        List<LogEntry> entries = [instance.Created];
        foreach (Turn turn in instance.History)
        {
            entries.AddRange(turn.Messages.Select(Restore));
            entries.Add(new TurnCommitted(instance.Id, turn.At, turn.Messages.Count)
            {
                Actions = turn.Actions,
                CustomStatus = instance.CustomStatus,
            });
        }

        AddCancelledTimers(instance, entries);
        AddState(instance, entries);
        entries.AddRange(instance.Inbox.Select(Restore));
        return entries;

        MessageReceived Restore(Message message) => new(instance.Id, message, Restored: true);
    }

    /// <summary>Timers that were asked for and are neither answered nor open have been cancelled.</summary>
    private static void AddCancelledTimers(Instance instance, List<LogEntry> entries)
    {
        if (entries[^1] is TurnCommitted last)
        {
            HashSet<int> open = [.. instance.Open.Select(action => action.Id)];
            entries[^1] = last with
            {
                CancelledTimers =
                [
                    .. instance.History.SelectMany(turn => turn.Actions)
                        .Where(action => action.Kind == ActionKind.CreateTimer && !open.Contains(action.Id))
                        .Select(action => action.Id),
                ],
            };
        }
    }

    private static void AddState(Instance instance, List<LogEntry> entries)
    {
        if (instance.Outcome is { } outcome)
        {
            entries.Add(new TurnCommitted(instance.Id, instance.UpdatedAt, 0) { CustomStatus = instance.CustomStatus, Outcome = outcome });
        }

        if (instance.IsSuspended)
        {
            entries.Add(new MessageReceived(instance.Id, new Message(MessageKind.Suspended)));
        }

        if (instance.Ending is { } ending)
        {
            entries.Add(new MessageReceived(instance.Id, ending));
        }
    }
}
