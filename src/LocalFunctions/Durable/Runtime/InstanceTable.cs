using System.Diagnostics.CodeAnalysis;
using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Runtime;

/// <summary>All instances: the log, folded. Not safe for concurrent use; the engine guards it.</summary>
internal sealed class InstanceTable
{
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    private long _lastExecution;

    public IEnumerable<Instance> All => _instances.Values;

    public bool TryGet(string id, [NotNullWhen(true)] out Instance? instance) => _instances.TryGetValue(id, out instance);

    /// <summary>True when an instance of this id has not ended, or is about to be created.</summary>
    public bool IsAlive(string id) => _announced.Contains(id) || (TryGet(id, out Instance? instance) && instance.Outcome is null);

    public bool IsAnnounced(string id) => _announced.Contains(id);

    /// <summary>Reserves an id between the decision to create an instance and its creation.</summary>
    public void Announce(string id) => _announced.Add(id);

    public void Withdraw(string id) => _announced.Remove(id);

    public long NewExecution() => ++_lastExecution;

    /// <summary>Makes one entry true; the instance that it touched, if it still exists.</summary>
    public Instance? Apply(LogEntry entry)
    {
        switch (entry)
        {
            case InstanceCreated created:
                _announced.Remove(created.InstanceId);
                Remember(created.Execution);
                return _instances[created.InstanceId] = new Instance(created);
            case InstancePurged:
                _instances.Remove(entry.InstanceId);
                return null;
            case MessageReceived received when TryGet(entry.InstanceId, out Instance? instance):
                instance.Receive(received.Message, received.Restored);
                return instance;
            case TurnCommitted turn when TryGet(entry.InstanceId, out Instance? instance):
                Remember(turn.Outcome?.NextExecution ?? 0);
                instance.Commit(turn);
                return instance;
            default:
                return null;
        }
    }

    private void Remember(long execution) => _lastExecution = Math.Max(_lastExecution, execution);
}
