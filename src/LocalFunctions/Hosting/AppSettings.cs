using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace LocalFunctions.Hosting;

/// <summary>Resolves what trigger attributes name: settings and connections.</summary>
internal sealed partial class AppSettings(IConfiguration configuration)
{
    private const string DefaultConnection = "Storage";
    private const string HostPrefix = "AzureWebJobs";

    /// <summary>The text with every <c>%key%</c> replaced by that setting.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public string Resolve(string text) => SettingReference().Replace(text, match =>
        configuration[match.Groups["key"].Value]
        ?? throw new InvalidOperationException($"'{text}' refers to the setting '{match.Groups["key"].Value}', which is not set."));

    /// <summary>The connection string that a trigger's <c>Connection</c> names; null names the host's own account.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public string ConnectionString(string? name)
    {
        string key = name is { Length: > 0 } ? Resolve(name) : DefaultConnection;
        return configuration[HostPrefix + key]
            ?? configuration[key]
            ?? configuration.GetConnectionString(key)
            ?? throw new InvalidOperationException($"No storage connection: set {HostPrefix + key} to a connection string.");
    }

    [GeneratedRegex("%(?<key>[^%]+)%", RegexOptions.ExplicitCapture)]
    private static partial Regex SettingReference();
}
