namespace Azure.Storage.Queues.Models;

/// <summary>A queue in the list of an account's queues.</summary>
public class QueueItem
{
    internal QueueItem()
    {
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; internal init; } = null!;

    /// <summary>The queue's metadata; null unless <see cref="QueueTraits.Metadata"/> was asked for.</summary>
    public IDictionary<string, string>? Metadata { get; internal init; }
}

/// <summary>What to list of each queue beside its name.</summary>
[Flags]
public enum QueueTraits
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Its metadata.</summary>
    Metadata = 1,
}
