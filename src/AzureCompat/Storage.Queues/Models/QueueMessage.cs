using System.ComponentModel;

namespace Azure.Storage.Queues.Models;

/// <summary>A received message: hidden from others until <see cref="NextVisibleOn"/>, gone once it is deleted.</summary>
public class QueueMessage
{
    internal QueueMessage()
    {
    }

    /// <summary>The message's id, given by the service.</summary>
    public string MessageId { get; internal init; } = null!;

    /// <summary>Proof of this reading, needed to delete or update the message. A later reading or an update makes it void.</summary>
    public string PopReceipt { get; internal init; } = null!;

    /// <summary>The body as text; <see cref="Body"/> is to be preferred.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string MessageText => Body.ToString();

    /// <summary>The body, decoded as <see cref="QueueClientOptions.MessageEncoding"/> says.</summary>
    public BinaryData Body { get; internal init; } = null!;

    /// <summary>When the message becomes visible again, UTC.</summary>
    public DateTimeOffset? NextVisibleOn { get; internal init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset? InsertedOn { get; internal init; }

    /// <summary>When the service drops it, UTC; the year 9999 for never.</summary>
    public DateTimeOffset? ExpiresOn { get; internal init; }

    /// <summary>How often it has been received, this time included.</summary>
    public long DequeueCount { get; internal init; }

    /// <summary>The same message with the pop receipt and the time of visibility of an update.</summary>
    public QueueMessage Update(UpdateReceipt updated) =>
        QueuesModelFactory.QueueMessage(MessageId, updated.PopReceipt, Body, DequeueCount, updated.NextVisibleOn, InsertedOn, ExpiresOn);
}
