using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    /// <inheritdoc cref="UpdateMessage(string, string, BinaryData, TimeSpan, CancellationToken)"/>
    public virtual Response<UpdateReceipt> UpdateMessage(
        string messageId,
        string popReceipt,
        string? messageText = null,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        Updated(Send(UpdateRequest(messageId, popReceipt, Body(messageText), visibilityTimeout), cancellationToken, 204));

    /// <inheritdoc cref="UpdateMessage(string, string, BinaryData, TimeSpan, CancellationToken)"/>
    public virtual async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        string? messageText = null,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        Updated(await SendAsync(UpdateRequest(messageId, popReceipt, Body(messageText), visibilityTimeout), cancellationToken, 204).ConfigureAwait(false));

    /// <summary>Changes a received message's body and when it becomes visible again. Later calls need the new pop receipt.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="popReceipt">From receiving or last updating it.</param>
    /// <param name="message">The new body; null keeps the old one.</param>
    /// <param name="visibilityTimeout">How long it stays hidden from now: 0 (the default, visible at once) to 7 days, in whole seconds.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="RequestFailedException">
    /// <see cref="QueueErrorCode.PopReceiptMismatch"/>: somebody received or updated it since. <see cref="QueueErrorCode.MessageNotFound"/>: it is gone.
    /// </exception>
    public virtual Response<UpdateReceipt> UpdateMessage(
        string messageId,
        string popReceipt,
        BinaryData? message,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        Updated(Send(UpdateRequest(messageId, popReceipt, message, visibilityTimeout), cancellationToken, 204));

    /// <inheritdoc cref="UpdateMessage(string, string, BinaryData, TimeSpan, CancellationToken)"/>
    public virtual async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        BinaryData? message,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        Updated(await SendAsync(UpdateRequest(messageId, popReceipt, message, visibilityTimeout), cancellationToken, 204).ConfigureAwait(false));

    /// <summary>Takes a received message out of the queue for good.</summary>
    /// <exception cref="RequestFailedException">As for updating a message.</exception>
    public virtual Response DeleteMessage(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        Send(DeleteRequest(messageId, popReceipt), cancellationToken, 204);

    /// <inheritdoc cref="DeleteMessage"/>
    public virtual async Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        await SendAsync(DeleteRequest(messageId, popReceipt), cancellationToken, 204).ConfigureAwait(false);

    /// <summary>Deletes every message, received ones too.</summary>
    public virtual Response ClearMessages(CancellationToken cancellationToken = default) =>
        Send(_requests.Create(RequestMethod.Delete, "/messages"), cancellationToken, 204);

    /// <inheritdoc cref="ClearMessages"/>
    public virtual async Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default) =>
        await SendAsync(_requests.Create(RequestMethod.Delete, "/messages"), cancellationToken, 204).ConfigureAwait(false);

    private HttpMessage UpdateRequest(string messageId, string popReceipt, BinaryData? message, TimeSpan visibilityTimeout) =>
        MessageRequest(RequestMethod.Put, messageId, popReceipt, message is null ? null : QueueXml.Message(message, _access.Encoding))
            .Query("visibilitytimeout", visibilityTimeout);

    private HttpMessage DeleteRequest(string messageId, string popReceipt) => MessageRequest(RequestMethod.Delete, messageId, popReceipt, null);

    private HttpMessage MessageRequest(RequestMethod method, string messageId, string popReceipt, RequestContent? content)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ArgumentNullException.ThrowIfNull(popReceipt);
        return _requests.Create(method, QueueRequests.MessagePath(messageId), content).Query("popreceipt", popReceipt);
    }

    private static Response<UpdateReceipt> Updated(Response response)
    {
        response.Headers.TryGetValue("x-ms-popreceipt", out string? popReceipt);
        response.Headers.TryGetValue("x-ms-time-next-visible", out string? nextVisible);
        DateTimeOffset nextVisibleOn = nextVisible is null ? default : QueueXml.ParseTime(nextVisible);
        return Response.FromValue(QueuesModelFactory.UpdateReceipt(popReceipt!, nextVisibleOn), response);
    }
}
