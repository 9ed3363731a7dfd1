using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Infra.Tests.Support;

/// <summary>What <c>infra/main.bicep</c> would deploy, as <c>Planner/plan.mjs</c> evaluates it; what only Azure knows stands in angle brackets.</summary>
public sealed record Plan
{
    /// <summary>What is not right in itself: syntax, undeclared names, missing or unused parameters.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required IReadOnlyList<PlannedModule> Modules { get; init; }

    public required IReadOnlyList<PlannedResource> Resources { get; init; }

    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    public PlannedModule Module(string symbol) => Modules.Single(module => module.IsVerified && module.Symbol == symbol);

    public IEnumerable<PlannedModule> Of(string verifiedModule) =>
        Modules.Where(module => module.Source.StartsWith($"br/public:avm/res/{verifiedModule}:", StringComparison.Ordinal));

    /// <summary>The app settings: name → value.</summary>
    public IReadOnlyDictionary<string, string> AppSettings => Module("api").Params["configs"][0].GetProperty("properties")
        .EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString() ?? "");
}

/// <summary>A module, ours or an Azure Verified one.</summary>
public sealed record PlannedModule
{
    /// <summary>The file that it stands in.</summary>
    public required string File { get; init; }

    public required string Symbol { get; init; }

    public required string Source { get; init; }

    /// <summary>The deployment's name.</summary>
    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Params { get; init; }

    public required IReadOnlyList<string> OutputsUsed { get; init; }

    public bool IsVerified => Source.StartsWith("br/", StringComparison.Ordinal);

    public string? Text(string param) => Params.TryGetValue(param, out JsonElement value) ? value.ToString() : null;

    /// <summary>The names in a list of <c>{ name }</c>, given by its path.</summary>
    public IReadOnlyList<string> Names(string param, string list) =>
        [.. Params[param].GetProperty(list).EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
}

/// <summary>A resource.</summary>
public sealed record PlannedResource
{
    public required string File { get; init; }

    public required string Symbol { get; init; }

    public required string Type { get; init; }

    public string? Scope { get; init; }

    [JsonPropertyName("properties")]
    public JsonElement Properties { get; init; }

    public string? Text(string property) => Properties.TryGetProperty(property, out JsonElement value) ? value.ToString() : null;
}
