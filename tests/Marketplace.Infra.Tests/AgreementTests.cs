using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Functions.Platform.Access;
using Marketplace.Infra.Tests.Rules;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

/// <summary>host.json, Bicep, code and scripts say the same.</summary>
[Collection(SharedPlans.Name)]
public sealed partial class AgreementTests(PlanFixture plans)
{
    [Fact]
    public void Host_EncodesMessagesAndRoutesAsTheCodeDoes()
    {
        Assert.Equal("base64", HostJson.MessageEncoding);
        Assert.Contains("MessageEncoding = QueueMessageEncoding.Base64", Source("StorageRegistration.cs"), StringComparison.Ordinal);
        Assert.Contains($"\"/{HostJson.RoutePrefix}/orders/", Source("OrderPlacement.cs").Replace("$\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Host_NamesAHubThatTheBackendTakes()
    {
        Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,44}$", HostJson.HubName);
        Assert.Equal("AzureStorage", HostJson.DurableStorage);
        Assert.InRange(HostJson.Partitions, 1, 16);
    }

    [Fact]
    public void Scale_KeepsWithinWhatFlexConsumptionTakes()
    {
        foreach (Plan plan in plans.Both)
        {
            JsonElement scale = plan.Module("api").Params["functionAppConfig"].GetProperty("scaleAndConcurrency");
            int standing = scale.GetProperty("alwaysReady").EnumerateArray().Sum(group => group.GetProperty("instanceCount").GetInt32());
            Assert.Contains(scale.GetProperty("instanceMemoryMB").GetInt32(), new[] { 512, 2048, 4096 });
            Assert.InRange(scale.GetProperty("maximumInstanceCount").GetInt32(), Math.Max(standing, 40), 1000);
            Assert.InRange(scale.GetProperty("triggers").GetProperty("http").GetProperty("perInstanceConcurrency").GetInt32(), 1, 1000);
        }
    }

    [Fact]
    public void Scale_AlwaysReadyNamesGroupsAndFunctionsThatExist()
    {
        IEnumerable<string> names = plans.Prod.Module("api").Params["functionAppConfig"].GetProperty("scaleAndConcurrency")
            .GetProperty("alwaysReady").EnumerateArray().Select(group => group.GetProperty("name").GetString()!);

        Assert.All(names, name => Assert.True(name is "http" or "durable" || (name.StartsWith("function:", StringComparison.Ordinal) && App.Functions.Contains(name["function:".Length..])), name));
    }

    [Fact]
    public void EntraApp_HasTheScopeAndTheRolesThatTheCodeAsksFor()
    {
        JsonElement app = JsonDocument.Parse(Repository.Read("infra", "scripts", "entra-app.json")).RootElement;
        string scope = ScopeRequired().Match(Source("CurrentMember.cs")).Groups[1].Value;
        IEnumerable<string> roles = typeof(StaffRoles).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal([scope], Values(app.GetProperty("api").GetProperty("oauth2PermissionScopes")));
        Assert.Equal(roles.Order(), Values(app.GetProperty("appRoles")).Order());
    }

    [Fact]
    public void Scripts_AskOnlyForWhatTheBicepGives()
    {
        IEnumerable<string> asked = Directory.EnumerateFiles(Repository.PathOf("infra", "scripts"), "*.sh")
            .SelectMany(file => FromProvision().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(plans.Dev.Outputs.Keys));
    }

    private static IEnumerable<string> Values(JsonElement list) => list.EnumerateArray().Select(item => item.GetProperty("value").GetString()!);

    private static string Source(string file) => Repository.FunctionsSources.Single(source => source.Key.EndsWith($"/{file}", StringComparison.Ordinal)).Value;

    [GeneratedRegex("ScopeRequired = \"(\\w+)\"")]
    private static partial Regex ScopeRequired();

    [GeneratedRegex(@"\$\{([A-Z_]+):\?azd provision sets it\}")]
    private static partial Regex FromProvision();
}
