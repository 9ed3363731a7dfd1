using System.Text.Json;

namespace Marketplace.Infra.Tests.Support;

/// <summary>YAML files, read by npm's <c>yaml</c>.</summary>
public static class Yaml
{
    public static Task<JsonElement> ReadAsync(params string[] path) => ReadFileAsync(Repository.PathOf(path));

    public static async Task<JsonElement> ParseAsync(string text)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await ReadFileAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<JsonElement> ReadFileAsync(string file)
    {
        string reader = Repository.PathOf("tests", "Marketplace.Infra.Tests", "Planner", "yaml.mjs");
        CommandOutput output = await Command.RunAsync("node", reader, Repository.PathOf("eng"), file);
        return output.ExitCode == 0 ? JsonDocument.Parse(output.Output).RootElement : throw new InvalidOperationException(output.Error);
    }
}
