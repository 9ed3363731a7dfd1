using System.Globalization;

namespace Marketplace.LocalHost.Hosting;

/// <summary>Where a start keeps its data: a folder that was asked for, or a fresh one under <c>artifacts/</c>.</summary>
internal sealed record DataDirectory(string Path, bool IsFresh)
{
    /// <summary>The folder, made if it is missing.</summary>
    /// <exception cref="StartException">It cannot be made.</exception>
    public static DataDirectory Open(string? asked, DateTimeOffset now)
    {
        string path = asked is null ? FreshPath(now) : System.IO.Path.GetFullPath(asked);
        try
        {
            Directory.CreateDirectory(path);
            return new DataDirectory(path, asked is null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data folder {path} cannot be used: {error.Message}");
        }
    }

    /// <summary>Removes fresh data that nobody needs any more.</summary>
    public void Discard()
    {
        if (IsFresh)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static string FreshPath(DateTimeOffset now)
    {
        string name = $"{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Environment.ProcessId}";
        return System.IO.Path.Combine(Root(), "artifacts", "local", name);
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "functions.sln")))
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
