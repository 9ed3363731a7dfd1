using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>Alerts look for what is logged, and what is logged for alerts is looked for.</summary>
internal static partial class AlertRules
{
    /// <summary>The queries of all rules that look into the logs.</summary>
    public static IReadOnlyList<string> Queries(Plan plan) =>
        [.. plan.Of("insights/scheduled-query-rule").SelectMany(rule => rule.Params["criterias"].GetProperty("allOf").EnumerateArray()).Select(criterion => criterion.GetProperty("query").GetString()!)];

    /// <summary>The queries that the workbook shows.</summary>
    public static IReadOnlyList<string> WorkbookQueries(Plan plan)
    {
        PlannedResource workbook = plan.Resources.Single(resource => resource.Type == "Microsoft.Insights/workbooks");
        return
        [
            .. JsonDocument.Parse(workbook.Text("serializedData")!).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content"))
                .Where(content => content.TryGetProperty("query", out _)).Select(content => content.GetProperty("query").GetString()!),
        ];
    }

    public static IEnumerable<string> Violations(IReadOnlyList<string> queries, IEnumerable<string> loggedEvents)
    {
        string[] looked = [.. queries.SelectMany(query => EventName().Matches(query)).Select(match => match.Groups[1].Value)];
        string[] logged = [.. loggedEvents];
        string[] silent = [.. queries.SelectMany(CategoriesOf).Distinct().Where(category => HostJson.LevelOf(category) != "Information")];
        return logged.Except(looked).Select(name => $"nobody looks for {name}")
            .Concat(looked.Except(logged).Select(name => $"no code logs {name}"))
            .Concat(queries.SelectMany(FunctionsOf).Distinct().Except(App.Functions).Select(name => $"there is no function {name}"))
            .Concat(silent.Select(category => $"host.json keeps no information of {category}"));
    }

    /// <summary>Timers whose silence would not be noticed.</summary>
    public static IEnumerable<string> TimersWithoutHeartbeat(IReadOnlyList<string> queries) =>
        App.Timers.Where(timer => !queries.Any(query => query.Contains($"Executed 'Functions.{timer}' (Succeeded", StringComparison.Ordinal)));

    /// <summary>Functions that a query names: in a list, or as a log's category.</summary>
    public static IEnumerable<string> FunctionsOf(string query) => CategoriesOf(query).Select(category => category["Function.".Length..])
        .Concat(OperationNames().Matches(query).SelectMany(match => match.Groups[1].Value.Split(',')).Select(name => name.Trim(' ', '\'')));

    private static IEnumerable<string> CategoriesOf(string query) => Category().Matches(query).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"EventName\) == '(\w+)'")]
    private static partial Regex EventName();

    [GeneratedRegex(@"'(Function\.\w+)'")]
    private static partial Regex Category();

    [GeneratedRegex(@"OperationName in \(([^)]*)\)")]
    private static partial Regex OperationNames();
}
