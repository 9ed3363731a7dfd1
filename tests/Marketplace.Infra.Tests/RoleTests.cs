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
        Plan plan = await Planner.PlanPlantedAsync("app/rbac.bicep", "storageQueueDataMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'", "storageQueueDataMessageSender: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'");

        string[] differences = [.. RoleRules.Differences(plan, _sources)];

        Assert.Contains(differences, difference => difference.StartsWith("lacks", StringComparison.Ordinal) && difference.Contains("order-events-poison", StringComparison.Ordinal));
        Assert.Contains(differences, difference => difference.StartsWith("too much", StringComparison.Ordinal) && difference.Contains("order-events-poison", StringComparison.Ordinal));
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
