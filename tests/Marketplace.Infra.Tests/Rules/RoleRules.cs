using Marketplace.Functions.Platform.Storage;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>A role that someone has somewhere.</summary>
internal sealed record Grant(string Who, string Role, string Where);

/// <summary>Roles: what the code does gives what the app needs; it has that and no more.</summary>
internal static class RoleRules
{
    private const string Api = "<identity.principalId>";
    private const string Topic = "<topic.systemAssignedMIPrincipalId>";
    private const string Host = "<storageAccounts:<host.name>>";
    private const string Market = "<storageAccounts:<market.name>>";

    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["d5a91429-5739-47e2-a06b-3470a27159e7"] = "EventGrid Data Sender",
    };

    public static IEnumerable<string> Differences(Plan plan, IEnumerable<string> sources)
    {
        Grant[] has = [.. Assigned(plan)];
        Grant[] needs = [.. NeededByApi(plan, sources), new(Topic, "Storage Blob Data Contributor", "<storageAccounts:<market.name>/blobServices:default/containers:event-dead-letters>")];
        IEnumerable<Grant> deployers = has.Where(grant => grant is { Who: "deployer", Role: "Key Vault Secrets Officer", Where: "<vaults:<vault.name>>" });
        return needs.Except(has).Select(grant => $"lacks {grant}").Concat(has.Except(needs).Except(deployers).Select(grant => $"too much: {grant}"));
    }

    private static IEnumerable<Grant> NeededByApi(Plan plan, IEnumerable<string> sources)
    {
        yield return new(Api, "Storage Blob Data Owner", Host);
        if (App.IsDurable && HostJson.DurableStorage == "AzureStorage")
        {
            yield return new(Api, "Storage Queue Data Contributor", Host);
            yield return new(Api, "Storage Table Data Contributor", Host);
        }

        yield return new(Api, "Storage Table Data Contributor", Market);
        foreach (string queue in MarketQueues.Names)
        {
            yield return new(Api, "Storage Queue Data Contributor", QueueScope(queue));
            yield return new(Api, "Storage Queue Data Contributor", QueueScope(StorageRules.PoisonOf(queue)));
        }

        if (plan.AppSettings.Values.Any(value => value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal)))
        {
            yield return new(Api, "Key Vault Secrets User", "<vaults:<vault.name>>");
        }

        if (plan.AppSettings.TryGetValue("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", out string? authentication) && authentication.EndsWith("Authorization=AAD", StringComparison.Ordinal))
        {
            yield return new(Api, "Monitoring Metrics Publisher", "<components:<component.name>>");
        }

        if (sources.Any(source => source.Contains("EventGridPublisherClient", StringComparison.Ordinal)))
        {
            yield return new(Api, "EventGrid Data Sender", "<topics:<topic.name>>");
        }
    }

    private static IEnumerable<Grant> Assigned(Plan plan) => plan.Resources
        .Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments")
        .Select(resource => new Grant(resource.Text("principalId")!, NameOf(resource.Text("roleDefinitionId")!), resource.Scope ?? "the resource group"))
        .Concat(plan.Modules.Where(module => module.Params.ContainsKey("roleAssignments")).Select(module => new Grant("somebody", "roles", $"module {module.Name}")));

    private static string NameOf(string definition) => _names.TryGetValue(definition.Split('/')[^1], out string? name) ? name : definition;

    private static string QueueScope(string queue) => $"<storageAccounts:<market.name>/queueServices:default/queues:{queue}>";
}
