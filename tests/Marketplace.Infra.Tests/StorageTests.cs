using Marketplace.Infra.Tests.Rules;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

[Collection(SharedPlans.Name)]
public sealed class StorageTests(PlanFixture plans)
{
    [Fact]
    public void TablesAndQueues_AreThoseThatCodeNames()
    {
        Assert.All(plans.Both, plan => Assert.Empty(StorageRules.Differences(plan)));
        Assert.Empty(StorageRules.UnlistedTriggers());
    }

    [Theory]
    [InlineData("'Accounts', ", "", "table Accounts is not provisioned")]
    [InlineData("'Accounts', ", "'Accounts', 'Ledgers', ", "no code names table Ledgers")]
    [InlineData("'listing-events', ", "", "queue listing-events is not provisioned")]
    [InlineData("'${queue}-poison'", "'${queue}-dead'", "queue order-events-poison is not provisioned")]
    public async Task TablesAndQueues_Planted_ADifferenceIsFound(string text, string planted, string expected)
    {
        Plan plan = await Planner.PlanPlantedAsync("main.bicep", text, planted);

        Assert.Contains(expected, StorageRules.Differences(plan));
    }

    [Fact]
    public void Hardening_LeavesNoKeyAndNoPlainText() => Assert.All(plans.Both, plan => Assert.Empty(HardeningRules.Violations(plan)));

    [Theory]
    [InlineData("app/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "host-storage: allowSharedKeyAccess is True")]
    [InlineData("app/storage.bicep", "    minimumTlsVersion: 'TLS1_2'\n", "", "market-storage: minimumTlsVersion is not set")]
    [InlineData("app/monitoring.bicep", "    disableLocalAuth: true\n    disableIp", "    disableIp", "component: disableLocalAuth is not set")]
    [InlineData("app/monitoring.bicep", "{ disableLocalAuth: true }", "{ disableLocalAuth: false }", "workspace: features.disableLocalAuth")]
    [InlineData("app/eventgrid.bicep", "disableLocalAuth: true", "disableLocalAuth: false", "topic: disableLocalAuth is False")]
    [InlineData("app/api.bicep", "{ name: 'scm', allow: false }", "{ name: 'scm', allow: true }", "function-app: basic credentials for scm")]
    public async Task Hardening_Planted_AWeaknessIsFound(string file, string text, string planted, string expected)
    {
        Plan plan = await Planner.PlanPlantedAsync(file, text, planted);

        Assert.Contains(expected, HardeningRules.Violations(plan));
    }

    [Fact]
    public void Network_LeavesOnlyTheApiOpen() => Assert.Empty(HardeningRules.OpenToTheInternet(plans.Prod));

    [Fact]
    public async Task Network_Planted_AnOpenVaultIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync(
            "app/keyvault.bicep", "publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'\n    networkAcls: { defaultAction: privateOnly ? 'Deny'", "publicNetworkAccess: privateOnly ? 'Enabled' : 'Enabled'\n    networkAcls: { defaultAction: privateOnly ? 'Allow'", Planner.Prod);

        Assert.Equal(["vault"], HardeningRules.OpenToTheInternet(plan));
    }
}
