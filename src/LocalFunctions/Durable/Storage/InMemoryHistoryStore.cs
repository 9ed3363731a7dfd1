namespace LocalFunctions.Durable.Storage;

/// <summary>Keeps the log in memory: it outlives an engine that uses it, not the process.</summary>
public sealed class InMemoryHistoryStore : IHistoryStore
{
    private readonly Lock _gate = new();
    private readonly List<ReadOnlyMemory<byte>> _frames = [];

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. _frames]);
        }
    }

    public Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _frames.AddRange(frames);
            return Task.CompletedTask;
        }
    }

    public Task RewriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _frames.Clear();
            _frames.AddRange(frames);
            return Task.CompletedTask;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
