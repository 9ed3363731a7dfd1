namespace Marketplace.Domain.Tests.Given;

/// <summary>Pages of docs/ that are written from the code; <c>./market describe</c> writes them, a test holds them to it.</summary>
internal static class RecordedPage
{
    /// <summary>The page says exactly this.</summary>
    public static void Is(string name, string text)
    {
        string path = Path.Combine(Root(), "docs", name);
        if (Environment.GetEnvironmentVariable("MARKET_RECORD") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"docs/{name} is not there: run ./market describe.");
        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
