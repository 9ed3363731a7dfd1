using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>A message that was not in the encoding which its reader expects. Exactly one of the two messages is set.</summary>
public class QueueMessageDecodingFailedEventArgs : SyncAsyncEventArgs
{
    /// <summary>Describes a message that could not be decoded.</summary>
    public QueueMessageDecodingFailedEventArgs(
        QueueClient queueClient,
        QueueMessage? receivedMessage,
        PeekedMessage? peekedMessage,
        bool isRunningSynchronously,
        CancellationToken cancellationToken)
        : base(isRunningSynchronously, cancellationToken)
    {
        Queue = queueClient;
        ReceivedMessage = receivedMessage;
        PeekedMessage = peekedMessage;
    }

    /// <summary>The client that read it.</summary>
    public QueueClient Queue { get; }

    /// <summary>The message with its raw text, when it was received.</summary>
    public QueueMessage? ReceivedMessage { get; }

    /// <summary>The message with its raw text, when it was peeked at.</summary>
    public PeekedMessage? PeekedMessage { get; }
}
