namespace Marketplace.Functions.Tests.Support;

/// <summary>Files of the repository that are generated: a test holds them to what the code generates now.</summary>
internal static class Recorded
{
    private static readonly bool _writing = Environment.GetEnvironmentVariable("MARKET_RECORD") == "1";

    public static string Root { get; } = FindRoot();

    /// <summary>The file says exactly this; <c>./market describe</c> makes it so.</summary>
    public static void Is(string path, string text)
    {
        string file = Path.Combine(Root, path);
        if (_writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"{path} is not current: run ./market describe and commit what it writes.");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("functions.sln was not found above the tests.");
    }
}
