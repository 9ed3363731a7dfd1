using System.Buffers;

namespace LocalFunctions.Durable.Storage;

/// <summary>
/// Keeps the log in one file. What was appended has reached the operating system, so it survives the death of the
/// process at any instant; a power cut may cost the last moments.
/// </summary>
public sealed class FileHistoryStore : IHistoryStore
{
    private const string FileName = "durable.log";

    private readonly string _path;
    private FileStream _file;

    /// <param name="directory">Made when missing. Only one store at a time may have it open.</param>
    /// <exception cref="IOException">Another store has the directory open.</exception>
    public FileHistoryStore(string directory)
    {
        Directory.CreateDirectory(directory);
        _path = Path.Combine(directory, FileName);
        _file = Open(_path);
    }

    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadAsync(CancellationToken cancellationToken)
    {
        byte[] data = new byte[_file.Length];
        _file.Position = 0;
        await _file.ReadExactlyAsync(data, cancellationToken);

        List<ReadOnlyMemory<byte>> frames = [];
        ReadOnlyMemory<byte> rest = data;
        while (LogFrame.TryRead(rest, out ReadOnlyMemory<byte> frame))
        {
            frames.Add(frame);
            rest = rest[(LogFrame.HeaderBytes + frame.Length)..];
        }

        _file.SetLength(data.Length - rest.Length);
        _file.Position = _file.Length;
        return frames;
    }

    public async Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
    {
        // Unbuffered: the write itself hands the batch to the operating system.
        await _file.WriteAsync(Join(frames), cancellationToken);
    }

    public async Task RewriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
    {
        string draftPath = _path + ".new";
        await using (FileStream draft = Open(draftPath))
        {
            draft.SetLength(0);
            await draft.WriteAsync(Join(frames), cancellationToken);
            draft.Flush(flushToDisk: true);
        }

        await _file.DisposeAsync();
        File.Move(draftPath, _path, overwrite: true);
        _file = Open(_path);
        _file.Position = _file.Length;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        BufferSize = 0,
        Options = FileOptions.Asynchronous,
    });

    private static ReadOnlyMemory<byte> Join(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        ArrayBufferWriter<byte> joined = new();
        foreach (ReadOnlyMemory<byte> frame in frames)
        {
            LogFrame.Write(joined, frame.Span);
        }

        return joined.WrittenMemory;
    }
}
