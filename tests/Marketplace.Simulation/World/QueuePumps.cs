using Azure.Storage.Queues.Models;
using LocalFunctions.Stepping;
using Marketplace.Simulation.Kernel;

namespace Marketplace.Simulation.World;

/// <summary>Has every copy of the app take messages as they become visible.</summary>
internal sealed class QueuePumps
{
    private const int AtOnceMax = 3;
    private static readonly TimeSpan _afterFailure = TimeSpan.FromSeconds(2);

    private readonly SimWorld _world;
    private readonly Dictionary<string, List<(SimProcess Process, TaskCompletionSource Bell)>> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _alarms = new(StringComparer.Ordinal);

    public QueuePumps(SimWorld world)
    {
        _world = world;
        world.Account.Queues.Changed += Ring;
    }

    /// <summary>Begins to take messages for a copy, until it dies.</summary>
    public void Start(Instance instance)
    {
        foreach (SteppedQueueFunction queue in instance.Host.Queues)
        {
            _world.Kernel.Spawn(instance.Process, queue.FunctionName, () => PumpAsync(instance.Process, queue));
        }
    }

    private async Task PumpAsync(SimProcess process, SteppedQueueFunction queue)
    {
        while (true)
        {
            await VisibleAsync(process, queue.QueueName);
            foreach (QueueMessage message in await ReceiveAsync(process, queue))
            {
                _world.Kernel.Spawn(process, queue.FunctionName, () => RunAsync(queue, message));
            }
        }
    }

    private async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(SimProcess process, SteppedQueueFunction queue)
    {
        try
        {
            return await queue.ReceiveAsync(1 + _world.Kernel.Chance.Next(AtOnceMax), CancellationToken.None);
        }
        catch (Exception error) when (IsOfStorage(error))
        {
            await _world.Kernel.SleepAsync(_afterFailure, process);
            return [];
        }
    }

    private static async Task RunAsync(SteppedQueueFunction queue, QueueMessage message)
    {
        try
        {
            await queue.RunAsync(message, CancellationToken.None);
        }
        catch (Exception error) when (IsOfStorage(error))
        {
            // What became of the message could not be stored: it comes back when its lease has run out.
            _ = error;
        }
    }

    // Storage's own failures, one or, where the client repeats, several at once.
    private static bool IsOfStorage(Exception error) =>
        error is Azure.RequestFailedException or TaskCanceledException || (error is AggregateException several && several.InnerExceptions.All(IsOfStorage));

    private async Task VisibleAsync(SimProcess process, string queue)
    {
        while (NextVisible(queue) is not { } next || next > _world.Kernel.Clock.GetUtcNow())
        {
            TaskCompletionSource bell = new();
            WaitingFor(queue).Add((process, bell));
            RingAt(queue, NextVisible(queue));
            await bell.Task;
        }
    }

    // One alarm a queue, for the earliest moment.
    private void RingAt(string queue, DateTimeOffset? moment)
    {
        DateTimeOffset now = _world.Kernel.Clock.GetUtcNow();
        bool isSet = _alarms.TryGetValue(queue, out DateTimeOffset set) && set > now && set <= moment;
        if (moment is { } later && !isSet)
        {
            _alarms[queue] = later;
            _world.Kernel.Clock.At(later, () => Ring(queue));
        }
    }

    private DateTimeOffset? NextVisible(string queue) => _world.Account.Queues[queue].Min(message => (DateTimeOffset?)message.VisibleUtc);

    private void Ring(string queue)
    {
        List<(SimProcess Process, TaskCompletionSource Bell)> waiting = WaitingFor(queue);
        _waiting[queue] = [];
        foreach ((SimProcess process, TaskCompletionSource bell) in waiting)
        {
            _world.Kernel.Post(process, bell.SetResult);
        }
    }

    private List<(SimProcess Process, TaskCompletionSource Bell)> WaitingFor(string queue)
    {
        if (!_waiting.TryGetValue(queue, out List<(SimProcess Process, TaskCompletionSource Bell)>? waiting))
        {
            _waiting[queue] = waiting = [];
        }

        return waiting;
    }
}
