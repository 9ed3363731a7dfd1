namespace Azure.Storage.Queues.Models;

/// <summary>What the service answers to a sent message.</summary>
public class SendReceipt
{
    internal SendReceipt()
    {
    }

    /// <summary>The message's id, given by the service.</summary>
    public string MessageId { get; internal init; } = null!;

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset InsertionTime { get; internal init; }

    /// <summary>When the service drops it, UTC; the year 9999 for never.</summary>
    public DateTimeOffset ExpirationTime { get; internal init; }

    /// <summary>With this the sender may delete or update the message, as long as nobody has received it.</summary>
    public string PopReceipt { get; internal init; } = null!;

    /// <summary>When it becomes visible, UTC.</summary>
    public DateTimeOffset TimeNextVisible { get; internal init; }
}

/// <summary>What the service answers to an updated message.</summary>
public class UpdateReceipt
{
    internal UpdateReceipt()
    {
    }

    /// <summary>The pop receipt that is valid from now on.</summary>
    public string PopReceipt { get; internal init; } = null!;

    /// <summary>When the message becomes visible again, UTC.</summary>
    public DateTimeOffset NextVisibleOn { get; internal init; }
}
