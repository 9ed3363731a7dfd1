using System.ComponentModel;

namespace Azure.Storage.Queues.Models;

/// <summary>What the service knows of a queue.</summary>
public class QueueProperties
{
    /// <summary>The queue's metadata; names are compared without case.</summary>
    public IDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many messages are in the queue, hidden ones included; it may lag behind.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int ApproximateMessagesCount => (int)ApproximateMessagesCountLong;

    /// <summary>How many messages are in the queue, hidden ones included; it may lag behind.</summary>
    public long ApproximateMessagesCountLong { get; internal init; }
}
