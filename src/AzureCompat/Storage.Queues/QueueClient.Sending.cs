using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual Response<SendReceipt> SendMessage(string messageText) => SendMessage(messageText, null, null, default);

    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<SendReceipt>> SendMessageAsync(string messageText) =>
        await SendMessageAsync(messageText, null, null, default).ConfigureAwait(false);

    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual Response<SendReceipt> SendMessage(string messageText, CancellationToken cancellationToken = default) =>
        SendMessage(messageText, null, null, cancellationToken);

    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken = default) =>
        await SendMessageAsync(messageText, null, null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual Response<SendReceipt> SendMessage(
        string messageText,
        TimeSpan? visibilityTimeout = default,
        TimeSpan? timeToLive = default,
        CancellationToken cancellationToken = default) =>
        Sent(Send(SendRequest(Body(messageText), visibilityTimeout, timeToLive), cancellationToken, 201));

    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<SendReceipt>> SendMessageAsync(
        string messageText,
        TimeSpan? visibilityTimeout = default,
        TimeSpan? timeToLive = default,
        CancellationToken cancellationToken = default) =>
        Sent(await SendAsync(SendRequest(Body(messageText), visibilityTimeout, timeToLive), cancellationToken, 201).ConfigureAwait(false));

    /// <summary>Puts a message at the queue's end.</summary>
    /// <param name="visibilityTimeout">How long it stays hidden at first: 0 (the default) to 7 days, in whole seconds; less than its time to live.</param>
    /// <param name="timeToLive">How long the service keeps it: 7 days by default; -1 second for ever.</param>
    /// <exception cref="RequestFailedException">The text is over 64 KiB, holds characters that XML has not, or the queue does not exist.</exception>
    public virtual Response<SendReceipt> SendMessage(
        BinaryData message,
        TimeSpan? visibilityTimeout = default,
        TimeSpan? timeToLive = default,
        CancellationToken cancellationToken = default) =>
        Sent(Send(SendRequest(message, visibilityTimeout, timeToLive), cancellationToken, 201));

    /// <inheritdoc cref="SendMessage(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message,
        TimeSpan? visibilityTimeout = default,
        TimeSpan? timeToLive = default,
        CancellationToken cancellationToken = default) =>
        Sent(await SendAsync(SendRequest(message, visibilityTimeout, timeToLive), cancellationToken, 201).ConfigureAwait(false));

    private HttpMessage SendRequest(BinaryData? message, TimeSpan? visibilityTimeout, TimeSpan? timeToLive) =>
        _requests.Create(RequestMethod.Post, "/messages", QueueXml.Message(message, _access.Encoding))
            .Query("visibilitytimeout", visibilityTimeout)
            .Query("messagettl", timeToLive);

    private static Response<SendReceipt> Sent(Response response) => Response.FromValue(QueueXml.SendReceipt(response), response);

    // No text is an empty message when sent, and no change when updated.
    private static BinaryData? Body(string? text) => text is null ? null : new BinaryData(text);
}
