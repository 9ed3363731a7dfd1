using Azure.Storage.Queues.Models;

namespace LocalFunctions.Queues;

/// <summary>What a queue trigger tells about its message, under the Functions host's names.</summary>
internal static class QueueBindingData
{
    public static IReadOnlyList<string> Names { get; } =
        ["QueueTrigger", "Id", "DequeueCount", "PopReceipt", "InsertionTime", "ExpirationTime", "NextVisibleTime"];

    public static IReadOnlyDictionary<string, object?> Of(QueueMessage message) => new Dictionary<string, object?>
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["Id"] = message.MessageId,
        ["DequeueCount"] = message.DequeueCount,
        ["PopReceipt"] = message.PopReceipt,
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
    };
}
