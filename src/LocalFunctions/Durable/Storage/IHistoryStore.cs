namespace LocalFunctions.Durable.Storage;

/// <summary>Keeps an append-only sequence of frames. One engine uses it; calls do not overlap.</summary>
public interface IHistoryStore : IAsyncDisposable
{
    /// <summary>Every whole frame in the order of appending; a torn last one is cut off for good.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Adds frames. When the task completes they survive the death of this process.</summary>
    Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken);

    /// <summary>Replaces everything by these frames, all or nothing.</summary>
    Task RewriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken);
}
