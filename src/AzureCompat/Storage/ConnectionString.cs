using System.Diagnostics.CodeAnalysis;

namespace AzureCompat.Storage;

/// <summary>A storage account's connection string with an account key. Shared access signatures are left out.</summary>
internal sealed class StorageConnectionString
{
    private const string DefaultEndpointSuffix = "core.windows.net";
    private const string DevelopmentAccount = "devstoreaccount1";

    // The emulator's documented, public key; it protects nothing.
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private StorageConnectionString(string accountName, string accountKey, Uri? tableEndpoint, Uri queueEndpoint)
    {
        AccountName = accountName;
        AccountKey = accountKey;
        TableEndpoint = tableEndpoint;
        QueueEndpoint = queueEndpoint;
    }

    public string AccountName { get; }

    public string AccountKey { get; }

    /// <summary>Null when the string names neither a TableEndpoint nor an EndpointSuffix: the tables package refuses that.</summary>
    public Uri? TableEndpoint { get; }

    public Uri QueueEndpoint { get; }

    /// <summary>
    /// Parses a connection string. The tables and the queues package report the same fault as different exceptions,
    /// so the caller turns <paramref name="error"/> into its own; <paramref name="malformed"/> tells bad syntax from missing parts.
    /// </summary>
    public static bool TryParse(
        string connectionString,
        [NotNullWhen(true)] out StorageConnectionString? account,
        [NotNullWhen(false)] out string? error,
        out bool malformed)
    {
        account = null;
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        error = ConnectionStringSegments.Read(connectionString, settings);
        malformed = error is not null;
        if (error is null)
        {
            account = FromSettings(settings, out error);
        }

        return account is not null && error is null;
    }

    private static StorageConnectionString? FromSettings(Dictionary<string, string> settings, out string? error)
    {
        error = null;
        if (settings.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            return Development(settings.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            error = "Connection strings with a SharedAccessSignature are not part of AzureCompat.";
            return null;
        }

        if (settings.GetValueOrDefault("AccountName") is not { } name || settings.GetValueOrDefault("AccountKey") is not { } key)
        {
            error = "The connection string lacks AccountName or AccountKey.";
            return null;
        }

        string? suffix = settings.GetValueOrDefault("EndpointSuffix");
        string protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        string? table = settings.GetValueOrDefault("TableEndpoint") ?? (suffix is null ? null : $"{protocol}://{name}.table.{suffix}");
        string queue = settings.GetValueOrDefault("QueueEndpoint") ?? $"{protocol}://{name}.queue.{suffix ?? DefaultEndpointSuffix}";
        return new(name, key, table is null ? null : new Uri(table), new Uri(queue));
    }

    private static StorageConnectionString Development(string? proxy)
    {
        Uri host = new(proxy ?? "http://127.0.0.1");
        return new(DevelopmentAccount, DevelopmentKey, Endpoint(10002), Endpoint(10001));

        Uri Endpoint(int port) => new UriBuilder(host.Scheme, host.Host, port, DevelopmentAccount).Uri;
    }
}
