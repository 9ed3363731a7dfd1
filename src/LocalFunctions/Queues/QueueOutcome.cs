using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>What becomes of a message: deleted, tried again, or moved to the poison queue.</summary>
internal sealed class QueueOutcome(QueueClient queue, QueueClient poison, QueueSettings settings, QueueRetries? retries, ILogger log)
{
    private const int NotFound = 404;

    public Task SucceedAsync(QueueMessage message, string popReceipt) => DeleteAsync(message, popReceipt);

    public async Task FailAsync(QueueMessage message, string popReceipt, Exception error)
    {
        log.LogError(error, "Message {Message} of {Queue} failed at try {Try} of {Tries}.", message.MessageId, queue.Name, message.DequeueCount, settings.MaxDequeueCount);
        if (message.DequeueCount >= settings.MaxDequeueCount)
        {
            await PoisonAsync(message, popReceipt);
            return;
        }

        UpdateReceipt hidden = await queue.UpdateMessageAsync(message.MessageId, popReceipt, visibilityTimeout: settings.VisibilityTimeout);
        retries?.RingLater(message.MessageId, hidden.PopReceipt);
    }

    // Sent, then deleted: a kill in between leaves the message twice, never lost.
    public async Task PoisonAsync(QueueMessage message, string popReceipt)
    {
        try
        {
            await poison.SendMessageAsync(message.MessageText);
        }
        catch (RequestFailedException missing) when (missing.Status == NotFound)
        {
            await poison.CreateIfNotExistsAsync();
            await poison.SendMessageAsync(message.MessageText);
        }

        log.LogWarning("Message {Message} of {Queue} was moved to {Poison}.", message.MessageId, queue.Name, poison.Name);
        await DeleteAsync(message, popReceipt);
    }

    private async Task DeleteAsync(QueueMessage message, string popReceipt)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, popReceipt);
        }
        catch (RequestFailedException gone) when (gone.Status is NotFound or 400)
        {
            log.LogWarning("Message {Message} of {Queue} was taken over by another reader before it could be deleted.", message.MessageId, queue.Name);
        }
    }
}
