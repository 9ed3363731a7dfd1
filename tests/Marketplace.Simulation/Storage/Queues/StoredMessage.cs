namespace Marketplace.Simulation.Storage.Queues;

/// <summary>A message in a queue.</summary>
public sealed class StoredMessage
{
    internal StoredMessage(string id, string text, DateTimeOffset insertedUtc, DateTimeOffset expiresUtc, DateTimeOffset visibleUtc, string popReceipt)
    {
        (Id, Text, InsertedUtc, ExpiresUtc, VisibleUtc, PopReceipt) = (id, text, insertedUtc, expiresUtc, visibleUtc, popReceipt);
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its text as it was sent.</summary>
    public string Text { get; internal set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset InsertedUtc { get; }

    /// <summary>When the service drops it.</summary>
    public DateTimeOffset ExpiresUtc { get; }

    /// <summary>From when on it can be received.</summary>
    public DateTimeOffset VisibleUtc { get; internal set; }

    /// <summary>How often it was received.</summary>
    public int DequeueCount { get; internal set; }

    internal string PopReceipt { get; set; }
}
