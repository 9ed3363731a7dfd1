using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>Settings of the queue clients. Unlike other Azure clients, storage clients retry five times by default.</summary>
public partial class QueueClientOptions : ClientOptions
{
    private const ServiceVersion LatestVersion = ServiceVersion.V2026_10_06;
    private const int RetriesMax = 5;

    /// <summary>Starts from the defaults.</summary>
    /// <param name="version">The version of the service's REST protocol to speak.</param>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public QueueClientOptions(ServiceVersion version = LatestVersion)
    {
        if (!Enum.IsDefined(version))
        {
            throw new ArgumentException($"Version {(int)version} is not known to this library.", nameof(version));
        }

        Version = version;
        Retry.MaxRetries = RetriesMax;
    }

    /// <summary>
    /// Raised for each received or peeked message whose text is not in the expected encoding. Such a message is left out of the
    /// results and stays in its queue; the handler gets it with its raw text. Without a handler, receiving throws a <see cref="FormatException"/>.
    /// </summary>
    public event SyncAsyncEventHandler<QueueMessageDecodingFailedEventArgs>? MessageDecodingFailed;

    /// <summary>The version of the service's REST protocol.</summary>
    public ServiceVersion Version { get; }

    /// <summary>How bodies are written and read; <see cref="QueueMessageEncoding.None"/> by default.</summary>
    public QueueMessageEncoding MessageEncoding { get; set; } = QueueMessageEncoding.None;

    internal string VersionHeader => Version.ToString()[1..].Replace('_', '-');

    internal SyncAsyncEventHandler<QueueMessageDecodingFailedEventArgs>? MessageDecodingFailedHandlers => MessageDecodingFailed;
}
