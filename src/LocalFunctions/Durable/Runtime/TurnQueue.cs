using System.Threading.Channels;

namespace LocalFunctions.Durable.Runtime;

/// <summary>Where instances wait for their turns.</summary>
internal interface ITurnQueue : IAsyncDisposable
{
    /// <summary>False once the queue is closed.</summary>
    bool Add(Instance instance);
}

/// <summary>Leaves it to a scheduler when each instance takes its turn.</summary>
internal sealed class ScheduledTurns(IEngineScheduler scheduler, Action<Instance> take) : ITurnQueue
{
    private bool _closed;

    public bool Add(Instance instance)
    {
        if (!_closed)
        {
            scheduler.Schedule(new(EngineWorkKind.Turn, instance.Id, instance.Created.Name, () => TakeAsync(instance)));
        }

        return !_closed;
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }

    private Task TakeAsync(Instance instance)
    {
        take(instance);
        return Task.CompletedTask;
    }
}

/// <summary>Gives turns to instances that have news: first come, first served, a limited number at a time.</summary>
internal sealed class TurnQueue : ITurnQueue
{
    private readonly Channel<Instance> _ready = Channel.CreateUnbounded<Instance>();
    private readonly Task[] _workers;

    /// <param name="parallelMax">Turns at one time.</param>
    /// <param name="take">Takes one turn on the calling thread; throws nothing.</param>
    public TurnQueue(int parallelMax, Action<Instance> take)
    {
        _workers = [.. Enumerable.Range(0, parallelMax).Select(_ => Task.Run(() => WorkAsync(take)))];
    }

    /// <summary>False once the queue is closed.</summary>
    public bool Add(Instance instance) => _ready.Writer.TryWrite(instance);

    public async ValueTask DisposeAsync()
    {
        _ready.Writer.TryComplete();
        await Task.WhenAll(_workers);
    }

    private async Task WorkAsync(Action<Instance> take)
    {
        await foreach (Instance instance in _ready.Reader.ReadAllAsync())
        {
            take(instance);
        }
    }
}
