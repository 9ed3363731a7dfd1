using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>What a version of an Azure Verified Module takes and gives, noted from its published definition.</summary>
internal sealed record VerifiedModule(IReadOnlyList<string> Required, IReadOnlyList<string> Optional, IReadOnlyList<string> Outputs);

/// <summary>Azure Verified Modules: pinned, and used as they are defined.</summary>
internal static partial class ModuleRules
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyDictionary<string, VerifiedModule> Known { get; } = JsonSerializer.Deserialize<Dictionary<string, VerifiedModule>>(
        Repository.Read("tests", "Marketplace.Infra.Tests", "Facts", "avm.json"), _json)!;

    public static IEnumerable<string> Violations(Plan plan) => plan.Modules.Where(module => module.IsVerified).SelectMany(ViolationsOf).Distinct();

    /// <summary>Modules and resources that could carry azd's tags and do not.</summary>
    public static IEnumerable<string> Untagged(Plan plan, string environment) => plan.Modules
        .Where(module => module.IsVerified && Known[module.Source].Optional.Contains("tags"))
        .Where(module => !module.Params.TryGetValue("tags", out JsonElement tags) || tags.GetProperty("azd-env-name").GetString() != environment)
        .Select(module => module.Name);

    /// <summary>Deployments of one resource group under one name would overwrite each other while they run.</summary>
    public static IEnumerable<string> SharedNames(Plan plan) => plan.Modules.GroupBy(module => module.Name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1).Select(group => group.Key);

    private static IEnumerable<string> ViolationsOf(PlannedModule module)
    {
        if (!Pinned().IsMatch(module.Source) || !Known.TryGetValue(module.Source, out VerifiedModule? definition))
        {
            return [$"{module.Source} is not a version whose definition is known"];
        }

        return module.Params.Keys.Except(definition.Required).Except(definition.Optional).Select(name => $"{module.Name}: {module.Source} takes no {name}")
            .Concat(definition.Required.Except(module.Params.Keys).Select(name => $"{module.Name}: {module.Source} wants {name}"))
            .Concat(module.OutputsUsed.Except(definition.Outputs).Select(name => $"{module.Name}: {module.Source} gives no {name}"));
    }

    [GeneratedRegex(@"^br/public:avm/[a-z0-9/-]+:\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
