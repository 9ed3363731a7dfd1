using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Queues;

namespace AzureCompat.Storage.Queues;

/// <summary>What a service client shares with the queue clients it hands out.</summary>
internal sealed record QueueAccess(
    HttpPipeline Pipeline,
    string Version,
    QueueMessageEncoding Encoding,
    SyncAsyncEventHandler<QueueMessageDecodingFailedEventArgs>? DecodingFailed,
    string? AccountName)
{
    public static QueueAccess SharedKey(StorageSharedKeyCredential credential, QueueClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Create(new SharedKeyPolicy(credential), options, credential.AccountName);
    }

    /// <exception cref="ArgumentException">The endpoint is not HTTPS: a token would travel in the open.</exception>
    public static QueueAccess Token(TokenCredential credential, Uri endpoint, QueueClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Scheme == Uri.UriSchemeHttps
            ? Create(new BearerTokenPolicy(credential), options, accountName: null)
            : throw new ArgumentException("A TokenCredential can be used over HTTPS only.");
    }

    private static QueueAccess Create(HttpPipelinePolicy authentication, QueueClientOptions? options, string? accountName)
    {
        options ??= new QueueClientOptions();
        HttpPipelineOptions pipeline = new(options)
        {
            ResponseClassifier = new StorageResponseClassifier(),
            RequestFailedDetailsParser = new StorageErrorParser(),
            PerRetryPolicies = { new RequestIdEchoPolicy(), authentication },
        };
        return new(
            HttpPipelineBuilder.Build(pipeline),
            options.VersionHeader,
            options.MessageEncoding,
            options.MessageDecodingFailedHandlers,
            accountName);
    }
}
