using System.Text.RegularExpressions;
using Marketplace.Infra.Tests.Rules;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

[Collection(SharedPlans.Name)]
public sealed partial class AlertTests(PlanFixture plans)
{
    private static readonly string[] _events = [.. App.LogEvents.Select(logged => logged.Name!)];

    [Fact]
    public void Alerts_LookForWhatIsLogged()
    {
        Assert.Contains("LedgerDifference", _events);
        Assert.Empty(AlertRules.Violations(AlertRules.Queries(plans.Dev), _events));
        Assert.Empty(AlertRules.TimersWithoutHeartbeat(AlertRules.Queries(plans.Dev)));
        Assert.Superset(new HashSet<string> { "Trace", "Exception" }, HostJson.NeverSampled.ToHashSet());
    }

    [Theory]
    [InlineData("== 'EscrowStuck'", "== 'EscrowSticky'", "nobody looks for EscrowStuck")]
    [InlineData("== 'EscrowStuck'", "== 'EscrowSticky'", "no code logs EscrowSticky")]
    [InlineData("'RefundBuyer'", "'RepayBuyer'", "there is no function RepayBuyer")]
    [InlineData("'Function.RelayOrderEvents'", "'Function.IndexListing'", "host.json keeps no information of Function.IndexListing")]
    public async Task Alerts_Planted_OneThatLooksForNothingIsFound(string text, string planted, string expected)
    {
        Plan plan = await Planner.PlanPlantedAsync("app/alerts.bicep", text, planted);

        Assert.Contains(expected, AlertRules.Violations(AlertRules.Queries(plan), _events));
    }

    [Fact]
    public async Task Timers_Planted_ASilentOneIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/alerts.bicep", "  { timer: 'SweepEscrows', window: 'PT2H', frequency: 'PT15M' }\n", "");

        Assert.Equal(["SweepEscrows"], AlertRules.TimersWithoutHeartbeat(AlertRules.Queries(plan)));
    }

    [Fact]
    public void Alerts_NameASectionOfTheRunbook()
    {
        string[] headings = [.. Repository.Read("docs", "runbook.md").Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim())];
        IEnumerable<string?> descriptions = plans.Dev.Modules.Select(module => module.Text("alertDescription")).Where(text => text is not null);

        Assert.All(descriptions, description => Assert.Contains(Section().Match(description!).Groups[1].Value, headings));
    }

    [Fact]
    public async Task Queries_AreSoundKql() => Assert.Empty(await Kql.ProblemsAsync([.. AlertRules.Queries(plans.Dev), .. AlertRules.WorkbookQueries(plans.Dev)]));

    [Theory]
    [InlineData("AppTraces | wher Message has 'x'", "Query operator expected")]
    [InlineData("AppTraces | where Mesage has 'x'", "'Mesage' does not refer to any known column")]
    [InlineData("AppRequest | where Success == false", "'AppRequest' does not refer to any known")]
    public async Task Queries_Planted_AMistakeIsFound(string query, string expected) =>
        Assert.Contains(await Kql.ProblemsAsync(query), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Workbook_ShowsFunctionsAndEventsThatExist()
    {
        IReadOnlyList<string> queries = AlertRules.WorkbookQueries(plans.Dev);

        Assert.True(queries.Count > 4);
        Assert.Empty(queries.SelectMany(AlertRules.FunctionsOf).Distinct().Except(App.Functions));
        Assert.All(_events, name => Assert.Contains(queries, query => query.Contains($"'{name}'", StringComparison.Ordinal)));
    }

    [GeneratedRegex("docs/runbook.md, \"([^\"]+)\"")]
    private static partial Regex Section();
}
