using LocalFunctions.Durable.Storage;
using Marketplace.Simulation.Kernel;

namespace Marketplace.Simulation.World;

/// <summary>The backend's log as one process writes it: what a dead process still means to write never gets there.</summary>
internal sealed class ProcessLog(IHistoryStore log, SimProcess process) : IHistoryStore
{
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadAsync(CancellationToken cancellationToken) => log.LoadAsync(cancellationToken);

    public Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken) =>
        process.Alive ? log.AppendAsync(frames, cancellationToken) : new TaskCompletionSource().Task;

    public Task RewriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken) => log.RewriteAsync(frames, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
