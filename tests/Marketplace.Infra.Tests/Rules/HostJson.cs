using System.Text.Json;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>host.json, as far as Bicep and code have to agree with it.</summary>
internal static class HostJson
{
    private static readonly JsonElement _root = JsonDocument.Parse(Repository.Read("host.json")).RootElement;
    private static readonly JsonElement _extensions = _root.GetProperty("extensions");
    private static readonly JsonElement _durable = _extensions.GetProperty("durableTask");

    public static string RoutePrefix { get; } = _extensions.GetProperty("http").GetProperty("routePrefix").GetString()!;

    public static string MessageEncoding { get; } = _extensions.GetProperty("queues").GetProperty("messageEncoding").GetString()!;

    public static string HubName { get; } = _durable.GetProperty("hubName").GetString()!;

    public static string DurableStorage { get; } = _durable.GetProperty("storageProvider").GetProperty("type").GetString()!;

    public static int Partitions { get; } = _durable.GetProperty("storageProvider").GetProperty("partitionCount").GetInt32();

    /// <summary>Types of telemetry that sampling spares.</summary>
    public static IReadOnlyList<string> NeverSampled { get; } = _root.GetProperty("logging").GetProperty("applicationInsights")
        .GetProperty("samplingSettings").GetProperty("excludedTypes").GetString()!.Split(';');

    /// <summary>The level from which a category is kept.</summary>
    public static string LevelOf(string category)
    {
        JsonElement levels = _root.GetProperty("logging").GetProperty("logLevel");
        return (levels.TryGetProperty(category, out JsonElement level) ? level : levels.GetProperty("default")).GetString()!;
    }
}
