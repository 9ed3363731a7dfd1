using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Settings;

[Collection(SharedPlans.Name)]
public sealed class SettingTests(PlanFixture plans)
{
    private const string Carrier = "Swift";

    [Fact]
    public async Task Settings_AsTheBicepSetsThem_StartTheAppAndLackNothing()
    {
        foreach (Plan plan in plans.Both)
        {
            IReadOnlyDictionary<string, string> settings = Resolved(plan);

            SettingsAsked app = await SettingsAsked.StartAsync(settings, Carrier);

            Assert.Empty(SettingRules.Missing(settings, app.Keys));
            Assert.Empty(SettingRules.Unread(settings, app.Keys));
            Assert.Equal("https://acme.example/v1", app.ProviderUrl.AbsoluteUri);
            Assert.Equal("https://login.example/99999999-8888-7777-6666-555555555555/v2.0", app.SignIn.Authority);
        }
    }

    [Fact]
    public async Task Settings_Planted_OneThatTheAppNeedsIsMissed()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/api.bicep", "Payments__Provider: payments.provider", "Payments__Supplier: payments.provider");

        await Assert.ThrowsAsync<InvalidOperationException>(() => SettingsAsked.StartAsync(Resolved(plan), Carrier));
    }

    [Fact]
    public async Task Settings_Planted_OneThatTheHostNeedsAndOneThatNobodyReadsAreFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("app/api.bicep", "MarketStorage__credential: 'managedidentity'", "MarketStorage__identity: 'managedidentity'");
        IReadOnlyDictionary<string, string> settings = Resolved(plan);

        SettingsAsked app = await SettingsAsked.StartAsync(settings, Carrier);

        Assert.Equal(["MarketStorage:credential"], SettingRules.Missing(settings, app.Keys));
        Assert.Equal(["MarketStorage:identity"], SettingRules.Unread(settings, app.Keys));
    }

    [Fact]
    public async Task Settings_Planted_ACarriersSecretUnderAnotherNameIsFound()
    {
        Plan plan = await Planner.PlanPlantedAsync("main.bicep", "Carriers__${name}__WebhookSecret", "Carriers__${name}__Key");
        IReadOnlyDictionary<string, string> settings = Resolved(plan);

        SettingsAsked app = await SettingsAsked.StartAsync(settings, Carrier);

        Assert.Equal(["Carriers:Swift:WebhookSecret"], SettingRules.Missing(settings, app.Keys));
        Assert.Equal(["Carriers:Swift:Key", "Carriers:Tortoise:Key"], SettingRules.Unread(settings, app.Keys));
    }

    [Fact]
    public void Secrets_ComeFromTheVault() => Assert.All(plans.Both, plan => Assert.Empty(SettingRules.InTheOpen(plan.AppSettings)));

    [Theory]
    [InlineData("Payments__Acme__ApiKey", "hunter2")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b")]
    public void Secrets_Planted_OneInTheOpenIsFound(string name, string value) =>
        Assert.Equal([name], SettingRules.InTheOpen(new Dictionary<string, string> { [name] = value }));

    [Fact]
    public void Vault_EveryEntryThatASettingRefersToIsFilled()
    {
        foreach (Plan plan in plans.Both)
        {
            IEnumerable<string> referred = plan.AppSettings.Values.Where(value => value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal))
                .Select(value => value.TrimEnd(')').Split("secrets/")[1]);
            Assert.Equal(plan.Outputs["MARKET_VAULT_ENTRIES"].Split(' ').Order(), referred.Order());
        }
    }

    [Fact]
    public void Readers_OfConfiguration_AreThoseThatTheseTestsExercise() =>
        Assert.Equal(SettingRules.KnownReaders, SettingRules.Readers(Repository.FunctionsSources));

    [Fact]
    public void Readers_Planted_OneMoreIsFound() =>
        Assert.Equal(["New.cs"], SettingRules.Readers([new("New.cs", "class New(IConfiguration settings);"), new("Old.cs", "class Old;")]));

    // What only Azure knows must still be an address where one is wanted.
    private static Dictionary<string, string> Resolved(Plan plan) => plan.AppSettings.ToDictionary(
        setting => setting.Key, setting => setting.Key.EndsWith("ServiceUri", StringComparison.Ordinal) || setting.Key.EndsWith("Endpoint", StringComparison.Ordinal) ? "https://account.example/" : setting.Value);
}
