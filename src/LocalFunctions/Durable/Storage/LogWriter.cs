using System.Threading.Channels;
using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Storage;

/// <summary>Writes the log and makes true what is in it.</summary>
internal interface ILogWriter : IAsyncDisposable
{
    /// <summary>Completes once the entries are kept and true. Cancelled when the writer was closed before.</summary>
    Task AppendAsync(params IReadOnlyList<LogEntry> entries);
}

/// <summary>
/// Writes on the caller's thread, one frame at a time. For a store that keeps frames at once and an engine whose work is scheduled
/// one piece after the other: what follows from a frame is only scheduled, so appends do not nest.
/// </summary>
internal sealed class DirectLogWriter(IHistoryStore store, Action<IReadOnlyList<LogEntry>> apply) : ILogWriter
{
    private bool _closed;

    public async Task AppendAsync(params IReadOnlyList<LogEntry> entries)
    {
        if (_closed)
        {
            throw new OperationCanceledException("The log is closed.");
        }

        await store.AppendAsync([LogJson.Write(entries)], CancellationToken.None);
        apply(entries);
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// The one writer of the log. Appends that wait at the same time go to the store in one batch; only what the store has
/// kept is then made true, in the order of the log.
/// </summary>
internal sealed class LogWriter : ILogWriter
{
    private const int BatchFramesMax = 1000;

    private readonly Channel<Append> _appends = Channel.CreateUnbounded<Append>(new() { SingleReader = true });
    private readonly IHistoryStore _store;
    private readonly Action<IReadOnlyList<LogEntry>> _apply;
    private readonly Action<Exception> _failed;
    private readonly Task _loop;
    private volatile Exception? _failure;

    /// <param name="store">Where the frames go.</param>
    /// <param name="apply">Makes one frame's entries true; called by the writer only, one frame at a time.</param>
    /// <param name="failed">Told once when the store fails; everything after that is refused.</param>
    public LogWriter(IHistoryStore store, Action<IReadOnlyList<LogEntry>> apply, Action<Exception> failed)
    {
        _store = store;
        _apply = apply;
        _failed = failed;
        _loop = Task.Run(WriteAsync);
    }

    /// <summary>Completes once the entries are kept and true. Cancelled when the writer was closed before.</summary>
    public Task AppendAsync(params IReadOnlyList<LogEntry> entries)
    {
        Append append = new(entries, LogJson.Write(entries), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_appends.Writer.TryWrite(append))
        {
            return append.Done.Task;
        }

        return _failure is { } failure ? Task.FromException(failure) : Task.FromCanceled(new CancellationToken(true));
    }

    public async ValueTask DisposeAsync()
    {
        _appends.Writer.TryComplete();
        await _loop;
    }

    private async Task WriteAsync()
    {
        List<Append> batch = [];
        try
        {
            while (await _appends.Reader.WaitToReadAsync())
            {
                while (batch.Count < BatchFramesMax && _appends.Reader.TryRead(out Append? append))
                {
                    batch.Add(append);
                }

                await WriteBatchAsync(batch);
                batch.Clear();
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Refuse(batch, failure);
        }
    }

    private async Task WriteBatchAsync(List<Append> batch)
    {
        await _store.AppendAsync(batch.ConvertAll(append => (ReadOnlyMemory<byte>)append.Frame), CancellationToken.None);
        foreach (Append append in batch)
        {
            _apply(append.Entries);
            append.Done.SetResult();
        }
    }

    private void Refuse(List<Append> batch, Exception failure)
    {
        _failure = failure;
        _appends.Writer.TryComplete();
        while (_appends.Reader.TryRead(out Append? append))
        {
            batch.Add(append);
        }

        _failed(failure);
        batch.ForEach(append => append.Done.TrySetException(failure));
    }

    private sealed record Append(IReadOnlyList<LogEntry> Entries, byte[] Frame, TaskCompletionSource Done);
}
