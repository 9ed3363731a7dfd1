using Marketplace.Infra.Tests.Rules;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

[Collection(SharedPlans.Name)]
public sealed class BicepTests(PlanFixture plans)
{
    [Fact]
    public void Bicep_IsSoundInItself() => Assert.All(plans.Both, plan => Assert.Empty(plan.Problems));

    [Theory]
    [InlineData("app/budget.bicep", "params: {", "params: [", "line")]
    [InlineData("app/budget.bicep", "amount: amount", "amount: price", "'price' is not declared")]
    [InlineData("app/budget.bicep", "param amount int", "param amount int\nparam colour string = 'red'", "'colour' is declared and not used")]
    [InlineData("main.bicep", "amount: budgetAmount", "", "parameter 'amount' is required")]
    [InlineData("main.bicep", "amount: budgetAmount", "amount: budgetAmount\n    colour: 'red'", "there is no parameter 'colour'")]
    [InlineData("main.bicep", "api.outputs.hostName", "api.outputs.address", "there is no 'address'")]
    public async Task Bicep_Planted_WhatIsUnsoundIsFound(string file, string text, string planted, string expected)
    {
        Plan plan = await Planner.PlanPlantedAsync(file, text, planted);

        Assert.Contains(plan.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Modules_ArePinnedAndUsedAsDefined() => Assert.All(plans.Both, plan => Assert.Empty(ModuleRules.Violations(plan)));

    [Theory]
    [InlineData("skuName: 'FC1'", "sku: 'FC1'", "plan: br/public:avm/res/web/serverfarm:0.7.0 takes no sku")]
    [InlineData("api.outputs.defaultHostname", "api.outputs.hostname", "function-app: br/public:avm/res/web/site:0.24.0 gives no hostname")]
    [InlineData("web/site:0.24.0", "web/site:latest", "br/public:avm/res/web/site:latest is not a version whose definition is known")]
    public async Task Modules_Planted_AMisuseIsFound(string text, string planted, string expected)
    {
        Plan plan = await Planner.PlanPlantedAsync("app/api.bicep", text, planted);

        Assert.Equal([expected], ModuleRules.Violations(plan));
    }

    [Fact]
    public void Deployments_HaveNamesOfTheirOwn() => Assert.All(plans.Both, plan => Assert.Empty(ModuleRules.SharedNames(plan)));

    [Fact]
    public async Task Deployments_Planted_ASharedNameIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/budget.bicep", "name: 'monthly-budget'", "name: 'budget'");

        Assert.Equal(["budget"], ModuleRules.SharedNames(plan));
    }

    [Fact]
    public void Tags_AreOnEverything()
    {
        Assert.All(plans.Both, plan => Assert.Empty(ModuleRules.Untagged(plan, "check")));
        Assert.All(plans.Both, plan => Assert.Equal("api", plan.Module("api").Params["tags"].GetProperty("azd-service-name").GetString()));
    }

    [Fact]
    public async Task Tags_Planted_AMissingOneIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/eventgrid.bicep", "    tags: tags\n", "");

        Assert.Equal(["topic"], ModuleRules.Untagged(plan, "check"));
    }

    [Fact]
    public void Prod_SurvivesAZoneAndKeepsTheBooks()
    {
        Assert.Equal("Standard_RAGZRS", plans.Prod.Module("market").Text("skuName"));
        Assert.Equal("CanNotDelete", plans.Prod.Module("market").Params["lock"].GetProperty("kind").GetString());
        Assert.Equal("True", plans.Prod.Module("plan").Text("zoneRedundant"));
        Assert.Equal("True", plans.Prod.Module("vault").Text("enablePurgeProtection"));
        Assert.Equal("None", plans.Dev.Module("market").Params["lock"].GetProperty("kind").GetString());
    }
}
