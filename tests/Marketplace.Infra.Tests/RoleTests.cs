using Marketplace.Infra.Tests.Rules;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

[Collection(SharedPlans.Name)]
public sealed class RoleTests(PlanFixture plans)
{
    private static readonly IEnumerable<string> _sources = Repository.FunctionsSources.Values;

    [Fact]
    public void Roles_AreThoseThatCodeNeedsAndNoMore() => Assert.All(plans.Both, plan => Assert.Empty(RoleRules.Differences(plan, _sources)));

    [Fact]
    public async Task Roles_Planted_ABroaderOneIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/rbac.bicep", "keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'", "keyVaultSecretsUser: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'");

        string[] differences = [.. RoleRules.Differences(plan, _sources)];

        Assert.Contains(differences, difference => difference.StartsWith("lacks", StringComparison.Ordinal) && difference.Contains("Secrets User", StringComparison.Ordinal));
        Assert.Contains(differences, difference => difference.StartsWith("too much", StringComparison.Ordinal) && difference.Contains("Secrets Officer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_Planted_AWiderScopeIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/rbac.bicep", "scope: marketWorkQueues[index]", "scope: marketStorage");

        Assert.Contains(RoleRules.Differences(plan, _sources), difference => difference.StartsWith("too much", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_Planted_APublisherOfEventsMayNoMore_IsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/rbac.bicep", "d5a91429-5739-47e2-a06b-3470a27159e7", "1e241071-0855-49ea-94dc-649edcd759de");

        Assert.Contains(
            RoleRules.Differences(plan, _sources),
            difference => difference.StartsWith("lacks", StringComparison.Ordinal) && difference.Contains("EventGrid Data Sender", StringComparison.Ordinal));
    }
}
