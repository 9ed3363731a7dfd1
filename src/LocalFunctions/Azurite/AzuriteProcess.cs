using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LocalFunctions.Node;

namespace LocalFunctions.Azurite;

/// <summary>An Azurite that this process started and stops again. It needs Node.js and <c>npm ci</c> in <c>eng/</c>.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private readonly NodeServer _server;

    private AzuriteProcess(NodeServer server, string connectionString) => (_server, ConnectionString) = (server, connectionString);

    /// <summary>A connection string for the development account at this Azurite's ports.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts Azurite and returns once its three services listen.</summary>
    /// <exception cref="InvalidOperationException">Azurite is not installed, or did not start; the message says which, in one sentence.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(options.DataDirectory);
        string[] arguments =
        [
            "--location", options.DataDirectory,
            "--blobPort", $"{options.BlobPort}",
            "--queuePort", $"{options.QueuePort}",
            "--tablePort", $"{options.TablePort}",
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        ConcurrentDictionary<string, Uri> endpoints = new(StringComparer.Ordinal);
        bool IsListening(string line)
        {
            Match match = ListeningLine().Match(line);
            if (match.Success)
            {
                endpoints[match.Groups["service"].Value] = new Uri(match.Groups["endpoint"].Value);
            }

            return endpoints.Count == 3;
        }

        NodeServer server = await NodeServer.StartAsync("Azurite", StorageEmulator.FindScript(), arguments, IsListening, options.StartTimeout, cancellationToken);
        return new(server, StorageEmulator.ConnectionString(endpoints["Blob"], endpoints["Queue"], endpoints["Table"]));
    }

    /// <summary>Stops Azurite.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<endpoint>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningLine();
}
