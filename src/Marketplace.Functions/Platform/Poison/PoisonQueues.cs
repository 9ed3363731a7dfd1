using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Poison;

/// <summary>A message that failed too often.</summary>
/// <param name="Id">Storage's id for it.</param>
/// <param name="InsertedUtc">When it was given up.</param>
/// <param name="Text">What it says.</param>
public sealed record PoisonMessage(string Id, DateTimeOffset? InsertedUtc, string Text);

/// <summary>A queue's messages that failed too often.</summary>
/// <param name="Queue">The queue that they are from.</param>
/// <param name="Count">About how many there are.</param>
/// <param name="Messages">The first of them.</param>
public sealed record PoisonCount(string Queue, long Count, IReadOnlyList<PoisonMessage> Messages);

/// <summary>The poison queues of the market's queues. The host makes one when it first needs it; a queue without one has no such messages.</summary>
public sealed class PoisonQueues(QueueServiceClient queues)
{
    /// <summary>What a poison queue's name ends with.</summary>
    public const string Suffix = "-poison";

    private const int AtOnce = 32;
    private const int MovedMax = 1_000;

    // Longer than moving a batch takes; who dies on the way leaves the rest hidden for so long.
    private static readonly TimeSpan _hidden = TimeSpan.FromMinutes(1);

    /// <summary>About how many messages of a queue lie in its poison queue; null when it has none.</summary>
    public async Task<long?> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await queues.GetQueueClient(queue + Suffix).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException error) when (error.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>The first messages, without taking them.</summary>
    public async Task<PoisonCount> PeekAsync(string queue, CancellationToken cancellationToken)
    {
        if (await CountAsync(queue, cancellationToken) is not { } count)
        {
            return new(queue, 0, []);
        }

        PeekedMessage[] messages = await queues.GetQueueClient(queue + Suffix).PeekMessagesAsync(AtOnce, cancellationToken);
        return new(queue, count, [.. messages.Select(message => new PoisonMessage(message.MessageId, message.InsertedOn, message.Body.ToString()))]);
    }

    /// <summary>
    /// Moves messages back, up to a thousand: each is sent before it is deleted, so that none is lost; one that was sent twice does no harm, as
    /// with any message. How many it moved.
    /// </summary>
    public async Task<int> RedriveAsync(string queue, CancellationToken cancellationToken)
    {
        (QueueClient poison, QueueClient work) = (queues.GetQueueClient(queue + Suffix), queues.GetQueueClient(queue));
        int moved = 0;
        for (bool more = true; more && moved < MovedMax;)
        {
            QueueMessage[] messages = await ReceiveAsync(poison, cancellationToken);
            foreach (QueueMessage message in messages)
            {
                await work.SendMessageAsync(message.Body.ToString(), cancellationToken);
                await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                moved++;
            }

            more = messages.Length > 0;
        }

        return moved;
    }

    private static async Task<QueueMessage[]> ReceiveAsync(QueueClient poison, CancellationToken cancellationToken)
    {
        try
        {
            return await poison.ReceiveMessagesAsync(AtOnce, _hidden, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
    }
}
