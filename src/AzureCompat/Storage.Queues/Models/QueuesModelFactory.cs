using System.ComponentModel;

namespace Azure.Storage.Queues.Models;

/// <summary>Makes models for tests and for hosts that hand out messages, as the models' constructors are not public.</summary>
public static class QueuesModelFactory
{
    /// <summary>Makes a received message from text.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueueMessage QueueMessage(
        string messageId,
        string popReceipt,
        string messageText,
        long dequeueCount,
        DateTimeOffset? nextVisibleOn = default,
        DateTimeOffset? insertedOn = default,
        DateTimeOffset? expiresOn = default) =>
        QueueMessage(messageId, popReceipt, new BinaryData(messageText), dequeueCount, nextVisibleOn, insertedOn, expiresOn);

    /// <summary>Makes a received message.</summary>
    public static QueueMessage QueueMessage(
        string messageId,
        string popReceipt,
        BinaryData body,
        long dequeueCount,
        DateTimeOffset? nextVisibleOn = default,
        DateTimeOffset? insertedOn = default,
        DateTimeOffset? expiresOn = default) =>
        new()
        {
            MessageId = messageId,
            PopReceipt = popReceipt,
            Body = body,
            DequeueCount = dequeueCount,
            NextVisibleOn = nextVisibleOn,
            InsertedOn = insertedOn,
            ExpiresOn = expiresOn,
        };

    /// <summary>Makes a peeked message from text.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static PeekedMessage PeekedMessage(
        string messageId,
        string messageText,
        long dequeueCount,
        DateTimeOffset? insertedOn = default,
        DateTimeOffset? expiresOn = default) =>
        PeekedMessage(messageId, new BinaryData(messageText), dequeueCount, insertedOn, expiresOn);

    /// <summary>Makes a peeked message.</summary>
    public static PeekedMessage PeekedMessage(
        string messageId,
        BinaryData message,
        long dequeueCount,
        DateTimeOffset? insertedOn = default,
        DateTimeOffset? expiresOn = default) =>
        new() { MessageId = messageId, Body = message, DequeueCount = dequeueCount, InsertedOn = insertedOn, ExpiresOn = expiresOn };

    /// <summary>Makes the answer to a sent message.</summary>
    public static SendReceipt SendReceipt(
        string messageId,
        DateTimeOffset insertionTime,
        DateTimeOffset expirationTime,
        string popReceipt,
        DateTimeOffset timeNextVisible) =>
        new()
        {
            MessageId = messageId,
            InsertionTime = insertionTime,
            ExpirationTime = expirationTime,
            PopReceipt = popReceipt,
            TimeNextVisible = timeNextVisible,
        };

    /// <summary>Makes the answer to an updated message.</summary>
    public static UpdateReceipt UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn) =>
        new() { PopReceipt = popReceipt, NextVisibleOn = nextVisibleOn };

    /// <summary>Makes a queue's entry in a list.</summary>
    public static QueueItem QueueItem(string name, IDictionary<string, string>? metadata = default) => new() { Name = name, Metadata = metadata };

    /// <summary>Makes a queue's properties.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static QueueProperties QueueProperties(IDictionary<string, string> metadata, int approximateMessagesCount) =>
        QueueProperties(metadata, (long)approximateMessagesCount);

    /// <summary>Makes a queue's properties.</summary>
    public static QueueProperties QueueProperties(IDictionary<string, string> metadata, long approximateMessagesCount) =>
        new() { Metadata = metadata, ApproximateMessagesCountLong = approximateMessagesCount };
}
