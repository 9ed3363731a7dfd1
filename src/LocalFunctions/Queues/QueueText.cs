using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LocalFunctions.Queues;

/// <summary>
/// Decodes message texts. The triggers' clients read them raw, because a client that decodes fails a whole batch for one bad message;
/// here a bad one is tried like any other and ends in the poison queue as it came.
/// </summary>
internal static class QueueText
{
    /// <exception cref="FormatException">The text is not in the encoding.</exception>
    public static QueueMessage Decode(QueueMessage raw, QueueMessageEncoding encoding) => encoding == QueueMessageEncoding.None
        ? raw
        : QueuesModelFactory.QueueMessage(
            raw.MessageId,
            raw.PopReceipt,
            new BinaryData(Convert.FromBase64String(raw.MessageText)),
            raw.DequeueCount,
            raw.NextVisibleOn,
            raw.InsertedOn,
            raw.ExpiresOn);
}
