using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    /// <summary>Looks at the queue's first visible messages without receiving them.</summary>
    /// <param name="maxMessages">At most so many, 1 to 32; 1 by default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public virtual Response<PeekedMessage[]> PeekMessages(int? maxMessages = default, CancellationToken cancellationToken = default) =>
        Peek(maxMessages, cancellationToken);

    /// <inheritdoc cref="PeekMessages"/>
    public virtual async Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = default, CancellationToken cancellationToken = default) =>
        await PeekAsync(maxMessages, cancellationToken).ConfigureAwait(false);

    /// <summary>Looks at the queue's first visible message; the value is null when there is none.</summary>
    public virtual Response<PeekedMessage?> PeekMessage(CancellationToken cancellationToken = default) => First(Peek(1, cancellationToken));

    /// <inheritdoc cref="PeekMessage"/>
    public virtual async Task<Response<PeekedMessage?>> PeekMessageAsync(CancellationToken cancellationToken = default) =>
        First(await PeekAsync(1, cancellationToken).ConfigureAwait(false));

    private Response<PeekedMessage[]> Peek(int? maxMessages, CancellationToken cancellationToken)
    {
        Response response = Send(PeekRequest(maxMessages), cancellationToken, 200);
        return Response.FromValue(DecodePeekedAsync(response, isSync: true, cancellationToken).GetAwaiter().GetResult(), response);
    }

    private async Task<Response<PeekedMessage[]>> PeekAsync(int? maxMessages, CancellationToken cancellationToken)
    {
        Response response = await SendAsync(PeekRequest(maxMessages), cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(await DecodePeekedAsync(response, isSync: false, cancellationToken).ConfigureAwait(false), response);
    }

    private HttpMessage PeekRequest(int? maxMessages) =>
        _requests.Create(RequestMethod.Get, "/messages").Query("numofmessages", maxMessages).Query("peekonly", "true");
}
