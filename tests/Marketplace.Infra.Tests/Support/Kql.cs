using System.Text.Json;

namespace Marketplace.Infra.Tests.Support;

/// <summary>Queries of the workspace, checked by Kusto's own language service.</summary>
public static class Kql
{
    /// <summary>What is wrong with the queries; empty when nothing is.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(params IReadOnlyList<string> queries)
    {
        string checker = Repository.PathOf("tests", "Marketplace.Infra.Tests", "Planner", "kql.mjs");
        CommandOutput output = await Command.RunAsync("node", checker, Repository.PathOf("eng"), JsonSerializer.Serialize(queries));
        return output.ExitCode == 0
            ? [.. JsonSerializer.Deserialize<string[][]>(output.Output)!.SelectMany((problems, index) => problems.Select(problem => $"{problem} ({queries[index]})"))]
            : throw new InvalidOperationException(output.Error);
    }
}
