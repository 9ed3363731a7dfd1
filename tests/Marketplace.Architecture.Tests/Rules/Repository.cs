namespace Marketplace.Architecture.Tests.Rules;

/// <summary>A source file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">What it says.</param>
public sealed record SourceFile(string Path, string Text)
{
    public IEnumerable<string> Lines => Text.Split('\n');
}

/// <summary>The repository that these tests were built from.</summary>
public static class Repository
{
    private static readonly string[] _notOurs = ["/bin/", "/obj/", "/node_modules/", "/artifacts/"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Sources(string under, string pattern = "*.cs") =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !_notOurs.Any($"/{path}".Contains))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path)))),
    ];

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
