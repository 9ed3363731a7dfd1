using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

/// <summary>
/// One queue. Instances are safe for concurrent use and meant to be kept. Every method throws a <see cref="RequestFailedException"/> when the
/// service refuses; its <see cref="RequestFailedException.ErrorCode"/> compares with <see cref="QueueErrorCode"/>.
/// </summary>
public partial class QueueClient
{
    private const int MessagesMax = 32;
    private const int MessageBytesMax = 64 * 1024;

    private readonly QueueAccess _access = null!;
    private readonly QueueRequests _requests = null!;
    private readonly Uri _uri = null!;

    /// <summary>For test doubles.</summary>
    protected QueueClient()
    {
    }

    /// <summary>A queue by its name in the account of a connection string.</summary>
    public QueueClient(string connectionString, string queueName)
        : this(connectionString, queueName, null)
    {
    }

    /// <summary>A queue by its name in the account of a connection string.</summary>
    /// <exception cref="FormatException">The string is not a connection string with an account key.</exception>
    public QueueClient(string connectionString, string queueName, QueueClientOptions? options)
    {
        (Uri endpoint, StorageSharedKeyCredential credential) = QueueAccount.Parse(connectionString);
        ArgumentException.ThrowIfNullOrWhiteSpace(queueName);
        _uri = QueueAddress.Append(endpoint, queueName);
        _access = QueueAccess.SharedKey(credential, options);
        _requests = new(_uri, _access);
    }

    /// <summary>A queue by its address, signed with an account's key.</summary>
    public QueueClient(Uri queueUri, StorageSharedKeyCredential credential, QueueClientOptions? options = default)
        : this(queueUri, QueueAccess.SharedKey(credential, options))
    {
    }

    /// <summary>A queue by its address, with access tokens.</summary>
    /// <exception cref="ArgumentException">The address is not HTTPS.</exception>
    public QueueClient(Uri queueUri, TokenCredential credential, QueueClientOptions? options = default)
        : this(queueUri, QueueAccess.Token(credential, queueUri, options))
    {
    }

    internal QueueClient(Uri queueUri, QueueAccess access)
    {
        ArgumentNullException.ThrowIfNull(queueUri);
        _uri = queueUri;
        _access = access;
        _requests = new(queueUri, access);
    }

    /// <summary>The queue's address.</summary>
    public virtual Uri Uri => _uri;

    /// <summary>The account's name; empty when neither credential nor address tells it.</summary>
    public virtual string AccountName => _access.AccountName ?? QueueAddress.Parse(Uri).AccountName ?? string.Empty;

    /// <summary>The queue's name.</summary>
    public virtual string Name => QueueAddress.Parse(Uri).QueueName;

    /// <summary>How many messages one call can receive or peek at.</summary>
    public virtual int MaxPeekableMessages => MessagesMax;

    /// <summary>How many bytes a message's text may have, encoding included.</summary>
    public virtual int MessageMaxBytes => MessageBytesMax;

    private Response Send(HttpMessage message, CancellationToken cancellationToken, params ReadOnlySpan<int> expected) =>
        QueueCall.Send(_access.Pipeline, message, cancellationToken, expected);

    private Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected) =>
        QueueCall.SendAsync(_access.Pipeline, message, cancellationToken, expected);
}
