using System.Text.RegularExpressions;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Settings;

/// <summary>App settings: every one that is read is set, every one that is set is read.</summary>
internal static partial class SettingRules
{
    // Read by Microsoft.Identity.Web, whose options have many properties that nobody has to set.
    private const string SignInSection = "AzureAd";

    // The other way to reach the account, for machines that have no identity.
    private static readonly string[] _alternatives = ["MarketStorage", "Events:TopicKey"];

    // The host reads these for itself; _hostSettings says what each is for.
    private static readonly string[] _hostSettings =
    [
        "AzureWebJobsStorage:blobServiceUri", "AzureWebJobsStorage:queueServiceUri", "AzureWebJobsStorage:tableServiceUri", "AzureWebJobsStorage:credential",
        "AzureWebJobsStorage:clientId", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    /// <summary>Files that read configuration; whatever they read, <see cref="SettingsAsked"/> makes them read.</summary>
    public static IReadOnlyList<string> KnownReaders { get; } =
    [
        "src/Marketplace.Functions/Events/EventRegistration.cs",
        "src/Marketplace.Functions/MarketplaceApp.cs",
        "src/Marketplace.Functions/Members/MemberRegistration.cs",
        "src/Marketplace.Functions/Members/VerificationWebhook.cs",
        "src/Marketplace.Functions/Notifications/Mail/EmailSettings.cs",
        "src/Marketplace.Functions/Notifications/NotificationRegistration.cs",
        "src/Marketplace.Functions/Orders/CarrierWebhook.cs",
        "src/Marketplace.Functions/Payments/PaymentRegistration.cs",
        "src/Marketplace.Functions/Payments/PaymentWebhook.cs",
        "src/Marketplace.Functions/Payouts/PayoutWebhook.cs",
        "src/Marketplace.Functions/Platform/Access/AccessRegistration.cs",
        "src/Marketplace.Functions/Platform/Access/MemberRate.cs",
        "src/Marketplace.Functions/Platform/Access/PaymentGrants.cs",
        "src/Marketplace.Functions/Platform/Storage/StorageRegistration.cs",
        "src/Marketplace.Functions/Platform/Telemetry/TelemetryRegistration.cs",
        "src/Marketplace.Functions/Program.cs",
    ];

    /// <summary>What triggers and the host need, besides what the app asks for.</summary>
    public static IEnumerable<string> HostNeeds() => App.QueueTriggers.Select(trigger => trigger.Connection!).Distinct()
        .SelectMany(connection => new[] { $"{connection}:queueServiceUri", $"{connection}:credential", $"{connection}:clientId" })
        .Concat(_hostSettings);

    public static IEnumerable<string> Missing(IReadOnlyDictionary<string, string> set, IReadOnlySet<string> asked) => asked
        .Where(key => !key.StartsWith(SignInSection, StringComparison.OrdinalIgnoreCase) && !_alternatives.Contains(key))
        .Union(HostNeeds(), StringComparer.OrdinalIgnoreCase)
        .Except(set.Keys.Select(SettingsAsked.ToKey), StringComparer.OrdinalIgnoreCase);

    /// <summary>Settings that nobody reads. Of several providers and carriers, only those called were asked for; their kin count as read.</summary>
    public static IEnumerable<string> Unread(IReadOnlyDictionary<string, string> set, IReadOnlySet<string> asked)
    {
        HashSet<string> shapes = [.. asked.Concat(HostNeeds()).Select(ShapeOf)];
        return set.Keys.Select(SettingsAsked.ToKey).Where(key => !shapes.Contains(ShapeOf(key)));
    }

    /// <summary>Settings whose names say that they are secret and whose values do not come from the vault, and storage keys under any name.</summary>
    public static IEnumerable<string> InTheOpen(IReadOnlyDictionary<string, string> set) => set
        .Where(setting => (SecretName().IsMatch(setting.Key) && !setting.Value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal)) || Key().IsMatch(setting.Value))
        .Select(setting => setting.Key);

    public static IEnumerable<string> Readers(IEnumerable<KeyValuePair<string, string>> sources) => sources
        .Where(source => Reader().IsMatch(source.Value))
        .Select(source => source.Key)
        .Order(StringComparer.Ordinal);

    private static string ShapeOf(string key) => NamedSection().Replace(key, "$1:*:$2").ToUpperInvariant();

    [GeneratedRegex("^(Payments|Carriers|Verification):[^:]+:(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex NamedSection();

    [GeneratedRegex("Secret|ApiKey|Password|AccountKey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("AccountKey=|SharedAccessKey|SharedAccessSignature|listKeys", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"\bIConfiguration|builder\.Configuration|\bGetEnvironmentVariable\b|\bIOptions")]
    private static partial Regex Reader();
}
