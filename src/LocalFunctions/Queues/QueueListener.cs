using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>Polls one queue and starts a run for every message: at once while there are some, ever more rarely while there are none.</summary>
internal sealed class QueueListener(QueueClient queue, QueueSettings settings, TimeSpan lease, QueueMessageRunner runner, ILogger log) : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly LookRequests _looks = new();
    private readonly RunningSet _running = new();
    private bool _unreachable;

    public string QueueName => queue.Name;

    public Task CreateQueueAsync(CancellationToken cancellationToken) => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Polls until <paramref name="stopping"/>, then waits for the runs that it started.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await PollForeverAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }

        _looks.Close();
        await _running.WhenAtMostAsync(0, CancellationToken.None);
    }

    /// <summary>Returns when a poll that began after this call has ended, and what it found has begun to run.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => _looks.AddAsync(cancellationToken);

    /// <summary>Polls soon: there may be something.</summary>
    public void Nudge() => _looks.Nudge();

    public void Dispose() => _looks.Dispose();

    private async Task PollForeverAsync(CancellationToken stopping)
    {
        TimeSpan pause = ShortestPause;
        while (true)
        {
            await _running.WhenAtMostAsync(settings.EffectiveThreshold, stopping);
            bool found = await PollAsync(_looks.Take(), stopping);
            if (found)
            {
                pause = ShortestPause;
            }
            else if (!await _looks.WaitAsync(pause, stopping))
            {
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, settings.MaxPollingInterval.Ticks));
            }
        }
    }

    private async Task<bool> PollAsync(IReadOnlyList<TaskCompletionSource> looks, CancellationToken stopping)
    {
        try
        {
            QueueMessage[] messages = await ReceiveAsync(stopping);
            foreach (QueueMessage message in messages)
            {
                _running.Add(runner.RunAsync(message));
            }

            _unreachable = false;
            LookRequests.Answer(looks);
            return messages.Length > 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LookRequests.Cancel(looks, stopping);
            throw;
        }
        catch (Exception error)
        {
            // Whatever is wrong with storage or the network: a listener goes on, for as long as the host does.
            Fail(error, looks);
            return false;
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stopping)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(settings.BatchSize - _running.Count, lease, stopping);
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // Somebody deleted it.
            await CreateQueueAsync(stopping);
            return [];
        }
    }

    private void Fail(Exception error, IReadOnlyList<TaskCompletionSource> looks)
    {
        LookRequests.Fail(looks, error);
        if (!_unreachable)
        {
            _unreachable = true;
            log.LogWarning(error, "Queue {Queue} cannot be read; trying on.", queue.Name);
        }
    }
}
