using System.Text.Json;
using Marketplace.Domain.Documents;

namespace Marketplace.Domain.Policies;

/// <summary>Every policy version that an open order may still carry.</summary>
public sealed class PolicyCatalog
{
    private readonly Dictionary<string, MarketPolicy> _versions;

    /// <summary>Takes validated versions; the last in order of name is current.</summary>
    /// <exception cref="InvalidOperationException">None, two of one name, or an invalid one; the message lists the faults.</exception>
    public PolicyCatalog(IEnumerable<MarketPolicy> versions)
    {
        MarketPolicy[] policies = [.. versions.OrderBy(policy => policy.Version, StringComparer.Ordinal)];
        string[] faults = [.. policies.SelectMany(policy => PolicyValidation.Faults(policy).Select(fault => $"{policy.Version}: {fault}"))];
        if (policies.Length == 0 || faults.Length > 0)
        {
            throw new InvalidOperationException(faults.Length == 0 ? "There is no policy." : string.Join("; ", faults));
        }

        if (policies.DistinctBy(policy => policy.Version).Count() < policies.Length)
        {
            throw new InvalidOperationException("Two policies have one name.");
        }

        _versions = policies.ToDictionary(policy => policy.Version, StringComparer.Ordinal);
        Current = policies[^1];
    }

    /// <summary>What new orders are placed under.</summary>
    public MarketPolicy Current { get; }

    /// <summary>The version an order carries.</summary>
    /// <exception cref="InvalidOperationException">It was removed while orders still carry it.</exception>
    public MarketPolicy Get(string version) =>
        Find(version) ?? throw new InvalidOperationException($"Policy {version} is missing; open orders still carry it.");

    /// <summary>A version; null when there is none of that name.</summary>
    public MarketPolicy? Find(string version) => _versions.GetValueOrDefault(version);

    /// <summary>The versions that ship with this assembly.</summary>
    public static PolicyCatalog LoadEmbedded() => new(EmbeddedDocuments.Read("policies", Parse).Values);

    /// <summary>Reads one document. Unknown, doubled and missing members are faults: no number may pass for a default.</summary>
    /// <exception cref="JsonException">It is not a policy.</exception>
    public static MarketPolicy Parse(Stream document) =>
        EmbeddedDocuments.Parse<MarketPolicy>(document) ?? throw new JsonException("A policy is an object.");
}
