using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sets a function off by a message of a storage queue.</summary>
public sealed class QueueTriggerAttribute : TriggerBindingAttribute
{
    /// <param name="queueName">The queue; <c>%key%</c> is replaced by that setting.</param>
    public QueueTriggerAttribute(string queueName)
    {
        QueueName = queueName;
    }

    /// <summary>The queue as written in the code.</summary>
    public string QueueName { get; }

    /// <summary>The setting that holds the storage account's connection string; null for the host's own account.</summary>
    public string? Connection { get; set; }
}
