using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    /// <inheritdoc cref="ReceiveMessages(int?, TimeSpan?, CancellationToken)"/>
    public virtual Response<QueueMessage[]> ReceiveMessages() => ReceiveMessages(null, null, default);

    /// <inheritdoc cref="ReceiveMessages(int?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<QueueMessage[]>> ReceiveMessagesAsync() => await ReceiveMessagesAsync(null, null, default).ConfigureAwait(false);

    /// <inheritdoc cref="ReceiveMessages(int?, TimeSpan?, CancellationToken)"/>
    public virtual Response<QueueMessage[]> ReceiveMessages(CancellationToken cancellationToken = default) =>
        ReceiveMessages(null, null, cancellationToken);

    /// <inheritdoc cref="ReceiveMessages(int?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(CancellationToken cancellationToken = default) =>
        await ReceiveMessagesAsync(null, null, cancellationToken).ConfigureAwait(false);

    /// <summary>Takes messages from the queue's front and hides them from others for a while; they come back unless they are deleted.</summary>
    /// <param name="maxMessages">At most so many, 1 to 32; 1 by default. Fewer, even none, is no error.</param>
    /// <param name="visibilityTimeout">How long they stay hidden: 1 second to 7 days; 30 seconds by default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FormatException">A message is not in the expected encoding and nobody handles <see cref="QueueClientOptions.MessageDecodingFailed"/>.</exception>
    public virtual Response<QueueMessage[]> ReceiveMessages(
        int? maxMessages = default,
        TimeSpan? visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        Receive(maxMessages, visibilityTimeout, cancellationToken);

    /// <inheritdoc cref="ReceiveMessages(int?, TimeSpan?, CancellationToken)"/>
    public virtual async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = default,
        TimeSpan? visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        await ReceiveAsync(maxMessages, visibilityTimeout, cancellationToken).ConfigureAwait(false);

    /// <summary>Takes one message as <see cref="ReceiveMessages(int?, TimeSpan?, CancellationToken)"/> does; the value is null when there is none.</summary>
    public virtual Response<QueueMessage?> ReceiveMessage(TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        First(Receive(1, visibilityTimeout, cancellationToken));

    /// <inheritdoc cref="ReceiveMessage"/>
    public virtual async Task<Response<QueueMessage?>> ReceiveMessageAsync(
        TimeSpan? visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        First(await ReceiveAsync(1, visibilityTimeout, cancellationToken).ConfigureAwait(false));

    private Response<QueueMessage[]> Receive(int? maxMessages, TimeSpan? visibilityTimeout, CancellationToken cancellationToken)
    {
        Response response = Send(ReceiveRequest(maxMessages, visibilityTimeout), cancellationToken, 200);
        return Response.FromValue(DecodeReceivedAsync(response, isSync: true, cancellationToken).GetAwaiter().GetResult(), response);
    }

    private async Task<Response<QueueMessage[]>> ReceiveAsync(int? maxMessages, TimeSpan? visibilityTimeout, CancellationToken cancellationToken)
    {
        Response response = await SendAsync(ReceiveRequest(maxMessages, visibilityTimeout), cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(await DecodeReceivedAsync(response, isSync: false, cancellationToken).ConfigureAwait(false), response);
    }

    private HttpMessage ReceiveRequest(int? maxMessages, TimeSpan? visibilityTimeout) =>
        _requests.Create(RequestMethod.Get, "/messages").Query("numofmessages", maxMessages).Query("visibilitytimeout", visibilityTimeout);

    private static Response<T?> First<T>(Response<T[]> messages)
        where T : class =>
        Response.FromValue(messages.Value.FirstOrDefault(), messages.GetRawResponse());
}
