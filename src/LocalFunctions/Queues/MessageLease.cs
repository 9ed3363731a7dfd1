using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>Keeps a message hidden while its function runs, and knows the pop receipt that is valid now.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _length;
    private readonly ILogger _log;
    private readonly Task _renewing;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, ILogger log)
    {
        _queue = queue;
        _message = message;
        _length = length;
        _log = log;
        PopReceipt = message.PopReceipt;
        _renewing = RenewAsync(_ended.Token);
    }

    /// <summary>Valid once the lease was ended, and until then between renewals.</summary>
    public string PopReceipt { get; private set; }

    /// <summary>Renews no more; after that the receipt does not change.</summary>
    public async ValueTask EndAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ended.Dispose();
    }

    private async Task RenewAsync(CancellationToken ended)
    {
        try
        {
            using PeriodicTimer timer = new(_length / 2);
            while (await timer.WaitForNextTickAsync(ended))
            {
                UpdateReceipt renewed = await _queue.UpdateMessageAsync(
                    _message.MessageId, PopReceipt, visibilityTimeout: _length, cancellationToken: CancellationToken.None);
                PopReceipt = renewed.PopReceipt;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The function has ended.
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "Message {Message} of {Queue} could not be kept hidden; it may run twice.", _message.MessageId, _queue.Name);
        }
    }
}
