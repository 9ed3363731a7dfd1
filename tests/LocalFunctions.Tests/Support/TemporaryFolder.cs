namespace LocalFunctions.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("local-functions-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
