using Azure.Core;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

/// <summary>An account's queue service. Instances are safe for concurrent use and meant to be kept.</summary>
public partial class QueueServiceClient
{
    private readonly QueueAccess _access = null!;
    private readonly Uri _uri = null!;

    /// <summary>For test doubles.</summary>
    protected QueueServiceClient()
    {
    }

    /// <summary>The queue service of a connection string's account.</summary>
    public QueueServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The queue service of a connection string's account.</summary>
    /// <exception cref="FormatException">The string is not a connection string with an account key.</exception>
    public QueueServiceClient(string connectionString, QueueClientOptions? options)
    {
        (_uri, StorageSharedKeyCredential credential) = QueueAccount.Parse(connectionString);
        _access = QueueAccess.SharedKey(credential, options);
    }

    /// <summary>The queue service by its address, signed with an account's key.</summary>
    public QueueServiceClient(Uri serviceUri, StorageSharedKeyCredential credential, QueueClientOptions? options = default)
    {
        ArgumentNullException.ThrowIfNull(serviceUri);
        _uri = serviceUri;
        _access = QueueAccess.SharedKey(credential, options);
    }

    /// <summary>The queue service by its address, with access tokens.</summary>
    /// <exception cref="ArgumentException">The address is not HTTPS.</exception>
    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions? options = default)
    {
        _access = QueueAccess.Token(credential, serviceUri, options);
        _uri = serviceUri;
    }

    /// <summary>The service's address.</summary>
    public virtual Uri Uri => _uri;

    /// <summary>The account's name; empty when neither credential nor address tells it.</summary>
    public virtual string AccountName => _access.AccountName ?? QueueAddress.Parse(Uri).AccountName ?? string.Empty;

    /// <summary>A client for one of the queues, which need not exist. It shares this client's connections and settings.</summary>
    public virtual QueueClient GetQueueClient(string queueName) => new(QueueAddress.Append(Uri, queueName), _access);

    /// <summary>Creates a queue, as <see cref="QueueClient.Create"/> does, and gives its client.</summary>
    public virtual Response<QueueClient> CreateQueue(
        string queueName,
        IDictionary<string, string>? metadata = default,
        CancellationToken cancellationToken = default)
    {
        QueueClient queue = GetQueueClient(queueName);
        return Response.FromValue(queue, queue.Create(metadata, cancellationToken));
    }

    /// <inheritdoc cref="CreateQueue"/>
    public virtual async Task<Response<QueueClient>> CreateQueueAsync(
        string queueName,
        IDictionary<string, string>? metadata = default,
        CancellationToken cancellationToken = default)
    {
        QueueClient queue = GetQueueClient(queueName);
        return Response.FromValue(queue, await queue.CreateAsync(metadata, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Deletes a queue with its messages.</summary>
    public virtual Response DeleteQueue(string queueName, CancellationToken cancellationToken = default) =>
        GetQueueClient(queueName).Delete(cancellationToken);

    /// <inheritdoc cref="DeleteQueue"/>
    public virtual async Task<Response> DeleteQueueAsync(string queueName, CancellationToken cancellationToken = default) =>
        await GetQueueClient(queueName).DeleteAsync(cancellationToken).ConfigureAwait(false);
}
