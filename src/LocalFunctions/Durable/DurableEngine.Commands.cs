using DurableTask.Core.Exceptions;
using LocalFunctions.Durable.Client;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Runtime;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable;

/// <content>What clients ask for.</content>
public sealed partial class DurableEngine
{
    internal async Task CreateAsync(
        InstanceCreated wanted, HashSet<OrchestrationRuntimeStatus> refusing, CancellationToken cancellationToken)
    {
        while (!TryClaim(wanted.InstanceId, refusing, out Instance? alive))
        {
            // Replacing a live instance: end it first. One that is just being created is ended as soon as it is there.
            await AppendAsync(new MessageReceived(wanted.InstanceId, new Message(MessageKind.Terminated)));
            if (alive is not null)
            {
                await alive.Ended.Task.WaitAsync(cancellationToken);
            }
        }

        try
        {
            long execution;
            lock (_gate)
            {
                execution = _table.NewExecution();
            }

            await AppendAsync(wanted with { Execution = execution });
        }
        catch
        {
            lock (_gate)
            {
                _table.Withdraw(wanted.InstanceId);
            }

            throw;
        }
    }

    internal async Task RaiseEventAsync(string instanceId, Message raised)
    {
        bool isAlive;
        lock (_gate)
        {
            isAlive = _table.IsAlive(instanceId);
        }

        if (isAlive)
        {
            await AppendAsync(new MessageReceived(instanceId, raised));
        }
        else
        {
            _logger.LogDebug("Event {Event} found no live instance {InstanceId}.", raised.Name, instanceId);
        }
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has ended.</exception>
    internal async Task ControlAsync(string instanceId, Message command, bool recursive)
    {
        List<LogEntry> entries = [];
        lock (_gate)
        {
            if (!_table.TryGet(instanceId, out Instance? instance))
            {
                throw new ArgumentException($"There is no orchestration with the id '{instanceId}'.", nameof(instanceId));
            }

            if (instance.Outcome is not null)
            {
                throw new InvalidOperationException($"The orchestration '{instanceId}' has ended as {instance.Status}.");
            }

            IEnumerable<Instance> targets = recursive ? WithDescendants(instance) : [instance];
            entries.AddRange(targets.Select(target => new MessageReceived(target.Id, command)));
        }

        await AppendAsync(entries);
    }

    /// <summary>Forgets the finished ones among the instances chosen; answers how many that were.</summary>
    internal async Task<int> PurgeAsync(Func<Instance, bool> choose, bool recursive)
    {
        List<LogEntry> entries;
        lock (_gate)
        {
            entries =
            [
                .. _table.All.Where(instance => instance.Outcome is not null && choose(instance))
                    .SelectMany(instance => recursive ? WithDescendants(instance) : [instance])
                    .Where(instance => instance.Outcome is not null && !_table.IsAnnounced(instance.Id))
                    .Select(instance => instance.Id)
                    .Distinct()
                    .Select(id => new InstancePurged(id)),
            ];
        }

        await AppendAsync(entries);
        return entries.Count;
    }

    internal OrchestrationMetadata? Find(string instanceId, bool withPayloads)
    {
        lock (_gate)
        {
            return _table.TryGet(instanceId, out Instance? instance) ? Describe(instance, withPayloads) : null;
        }
    }

    internal async Task<OrchestrationMetadata?> WaitAsync(
        string instanceId, Func<Instance, Task> until, bool withPayloads, CancellationToken cancellationToken)
    {
        Instance? instance;
        lock (_gate)
        {
            if (!_table.TryGet(instanceId, out instance))
            {
                return null;
            }
        }

        await until(instance).WaitAsync(cancellationToken);
        lock (_gate)
        {
            return Describe(instance, withPayloads);
        }
    }

    /// <summary>One page in the order of ids; the token is the last id of the page before.</summary>
    internal Page<OrchestrationMetadata> List(OrchestrationQuery filter, string? after, int pageSize)
    {
        lock (_gate)
        {
            List<Instance> found =
            [
                .. _table.All
                    .Where(instance => string.CompareOrdinal(instance.Id, after) > 0 && Metadata.Matches(filter, instance))
                    .OrderBy(instance => instance.Id, StringComparer.Ordinal)
                    .Take(pageSize + 1),
            ];
            List<Instance> page = found.GetRange(0, Math.Min(pageSize, found.Count));
            string? token = found.Count > pageSize ? page[^1].Id : null;
            return new Page<OrchestrationMetadata>(page.ConvertAll(instance => Describe(instance, filter.FetchInputsAndOutputs)), token);
        }
    }

    private bool TryClaim(string id, HashSet<OrchestrationRuntimeStatus> refusing, out Instance? alive)
    {
        lock (_gate)
        {
            _ = _table.TryGet(id, out alive);
            OrchestrationRuntimeStatus? status = _table.IsAnnounced(id) ? OrchestrationRuntimeStatus.Pending : alive?.Status;
            if (status is { } refused && refusing.Contains(refused))
            {
                throw new OrchestrationAlreadyExistsException($"An orchestration with the id '{id}' exists already; it is {refused}.");
            }

            if (_table.IsAlive(id))
            {
                return false;
            }

            _table.Announce(id);
            return true;
        }
    }

    private OrchestrationMetadata Describe(Instance instance, bool withPayloads)
        => Metadata.Of(instance, withPayloads ? _options.DataConverter : null);

    private IEnumerable<Instance> WithDescendants(Instance instance) => _table.All
        .Where(other => other.Created.Parent?.InstanceId == instance.Id)
        .SelectMany(WithDescendants)
        .Prepend(instance);
}
