using System.ComponentModel;

namespace Azure.Storage.Queues.Models;

/// <summary>A message as seen without receiving it. It can be neither deleted nor updated.</summary>
public class PeekedMessage
{
    internal PeekedMessage()
    {
    }

    /// <summary>The message's id, given by the service.</summary>
    public string MessageId { get; internal init; } = null!;

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset? InsertedOn { get; internal init; }

    /// <summary>When the service drops it, UTC; the year 9999 for never.</summary>
    public DateTimeOffset? ExpiresOn { get; internal init; }

    /// <summary>How often it has been received so far.</summary>
    public long DequeueCount { get; internal init; }

    /// <summary>The body as text; <see cref="Body"/> is to be preferred.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string MessageText => Body.ToString();

    /// <summary>The body, decoded as <see cref="QueueClientOptions.MessageEncoding"/> says.</summary>
    public BinaryData Body { get; internal init; } = null!;
}
