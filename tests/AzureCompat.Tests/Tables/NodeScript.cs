using System.Diagnostics;
using System.Text.Json;

namespace AzureCompat.Tests.Tables;

/// <summary>Runs a script of <c>tests/AzureCompat.Tests/js</c> with the packages of <c>eng</c>.</summary>
internal static class NodeScript
{
    /// <exception cref="InvalidOperationException">The script failed; the message is what it wrote to its error output.</exception>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[Find($"tests/AzureCompat.Tests/js/{script}"), Find("eng/package.json"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process node = Process.Start(start)!;
        Task<string> errors = node.StandardError.ReadToEndAsync();
        string output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? JsonDocument.Parse(output).RootElement : throw new InvalidOperationException(await errors);
    }

    private static string Find(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException($"{path} was not found above {AppContext.BaseDirectory}.");
    }
}
