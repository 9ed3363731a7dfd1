using System.Text;
using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Tests.Durable;

public sealed class FileHistoryStoreTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("durable-store");

    private string LogPath => Path.Combine(_directory.FullName, "durable.log");

    public void Dispose() => _directory.Delete(recursive: true);

    private static ReadOnlyMemory<byte>[] Frames(params string[] texts) => [.. texts.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))];

    private async Task<string[]> AppendAsync(params string[] texts)
    {
        await using FileHistoryStore store = new(_directory.FullName);
        IReadOnlyList<ReadOnlyMemory<byte>> loaded = await store.LoadAsync(CancellationToken.None);
        await store.AppendAsync(Frames(texts), CancellationToken.None);
        return [.. loaded.Select(frame => Encoding.UTF8.GetString(frame.Span))];
    }

    [Fact]
    public async Task Load_WhenTheLastFrameIsTorn_CutsItOffForGood()
    {
        await AppendAsync("first", "second");
        byte[] log = await File.ReadAllBytesAsync(LogPath);

        for (int cut = 1; cut < 8 + "second".Length; cut++)
        {
            await File.WriteAllBytesAsync(LogPath, log[..^cut]);
            Assert.Equal(["first"], await AppendAsync("third"));
            Assert.Equal(["first", "third"], await AppendAsync());
        }
    }

    [Fact]
    public async Task Load_WhenTheLastFrameIsGarbled_CutsItOff()
    {
        await AppendAsync("first", "second");
        byte[] log = await File.ReadAllBytesAsync(LogPath);
        log[^1] ^= 1;
        await File.WriteAllBytesAsync(LogPath, log);

        Assert.Equal(["first"], await AppendAsync());
    }

    [Fact]
    public async Task Rewrite_ReplacesEverything_AndAppendsGoOn()
    {
        await using (FileHistoryStore store = new(_directory.FullName))
        {
            await store.AppendAsync(Frames("a", "b"), CancellationToken.None);
            await store.RewriteAsync(Frames("c"), CancellationToken.None);
            await store.AppendAsync(Frames("d"), CancellationToken.None);
        }

        Assert.Equal(["c", "d"], await AppendAsync());
    }

    [Fact]
    public async Task Open_Twice_IsRefused()
    {
        await using FileHistoryStore store = new(_directory.FullName);

        Assert.Throws<IOException>(() => new FileHistoryStore(_directory.FullName));
    }
}
