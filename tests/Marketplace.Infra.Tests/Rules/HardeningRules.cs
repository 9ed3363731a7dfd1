using System.Text.Json;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>No keys, no plain HTTP, nothing public that need not be.</summary>
internal static class HardeningRules
{
    // module → what each of its instances must say.
    private static readonly (string Module, string Param, string Value)[] _musts =
    [
        ("storage/storage-account", "allowSharedKeyAccess", "False"),
        ("storage/storage-account", "allowBlobPublicAccess", "False"),
        ("storage/storage-account", "minimumTlsVersion", "TLS1_2"),
        ("storage/storage-account", "supportsHttpsTrafficOnly", "True"),
        ("key-vault/vault", "enableRbacAuthorization", "True"),
        ("key-vault/vault", "enableVaultForTemplateDeployment", "False"),
        ("event-grid/topic", "disableLocalAuth", "True"),
        ("event-grid/topic", "minimumTlsVersionAllowed", "1.2"),
        ("insights/component", "disableLocalAuth", "True"),
        ("web/site", "httpsOnly", "True"),
    ];

    public static IEnumerable<string> Violations(Plan plan)
    {
        foreach ((string module, string param, string value) in _musts)
        {
            foreach (PlannedModule found in plan.Of(module).Where(found => found.Text(param) != value))
            {
                yield return $"{found.Name}: {param} is {found.Text(param) ?? "not set"}";
            }
        }

        PlannedModule site = plan.Of("web/site").Single();
        if (site.Params["siteConfig"].GetProperty("minTlsVersion").GetString() != "1.2")
        {
            yield return "function-app: minTlsVersion";
        }

        foreach (JsonElement policy in site.Params["basicPublishingCredentialsPolicies"].EnumerateArray().Where(policy => policy.GetProperty("allow").GetBoolean()))
        {
            yield return $"function-app: basic credentials for {policy.GetProperty("name")}";
        }

        if (!plan.Of("operational-insights/workspace").Single().Params["features"].GetProperty("disableLocalAuth").GetBoolean())
        {
            yield return "workspace: features.disableLocalAuth";
        }
    }

    /// <summary>With a network, what is still open to the internet besides the API itself.</summary>
    public static IEnumerable<string> OpenToTheInternet(Plan plan) => plan.Modules
        .Where(module => module.IsVerified && module.Text("publicNetworkAccess") == "Enabled" && module.Symbol != "api")
        .Where(module => !module.Params.TryGetValue("networkAcls", out JsonElement rules) || rules.GetProperty("defaultAction").GetString() != "Deny")
        .Select(module => module.Name);
}
