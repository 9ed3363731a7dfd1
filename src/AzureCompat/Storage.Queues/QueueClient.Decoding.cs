using System.Xml.Linq;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    /// <summary>Tells the handlers of <see cref="QueueClientOptions.MessageDecodingFailed"/>, one after the other, of a message left out of the results.</summary>
    /// <exception cref="AggregateException">What handlers threw, once all have run.</exception>
    protected virtual async Task OnMessageDecodingFailedAsync(
        QueueMessage? receivedMessage,
        PeekedMessage? peekedMessage,
        bool isRunningSynchronously,
        CancellationToken cancellationToken)
    {
        QueueMessageDecodingFailedEventArgs args = new(this, receivedMessage, peekedMessage, isRunningSynchronously, cancellationToken);
        await SyncAsyncEvent.RaiseAsync(_access.DecodingFailed, args, nameof(QueueClientOptions.MessageDecodingFailed)).ConfigureAwait(false);
    }

    private Task<QueueMessage[]> DecodeReceivedAsync(Response response, bool isSync, CancellationToken cancellationToken) =>
        DecodeAsync(
            QueueXml.Messages(response),
            QueueXml.ReceivedMessage,
            raw => OnMessageDecodingFailedAsync(raw, null, isSync, cancellationToken));

    private Task<PeekedMessage[]> DecodePeekedAsync(Response response, bool isSync, CancellationToken cancellationToken) =>
        DecodeAsync(
            QueueXml.Messages(response),
            QueueXml.PeekedMessage,
            raw => OnMessageDecodingFailedAsync(null, raw, isSync, cancellationToken));

    private async Task<T[]> DecodeAsync<T>(IReadOnlyList<XElement> messages, Func<XElement, QueueMessageEncoding, T> read, Func<T, Task> onFailed)
    {
        List<T> decoded = new(messages.Count);
        foreach (XElement message in messages)
        {
            try
            {
                decoded.Add(read(message, _access.Encoding));
            }
            catch (FormatException) when (_access.DecodingFailed is not null)
            {
                await onFailed(read(message, QueueMessageEncoding.None)).ConfigureAwait(false);
            }
        }

        return [.. decoded];
    }
}
