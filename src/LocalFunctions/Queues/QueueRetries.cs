using Azure.Storage.Queues;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>
/// Storage hides a failed message in real time. When the clock is moved past the end of that time, the message has to come back then:
/// a timer of the clock makes it visible, if it is not by itself.
/// </summary>
internal sealed class QueueRetries(
    QueueClient queue, QueueSettings settings, TimeProvider clock, WorkMeter meter, ILogger log, CancellationToken stopping)
{
    public void RingLater(string messageId, string popReceipt)
    {
        if (settings.VisibilityTimeout > TimeSpan.Zero)
        {
            // The clock keeps its timers alive until they fire.
            _ = clock.CreateTimer(_ => Ring(messageId, popReceipt), null, settings.VisibilityTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ring(string messageId, string popReceipt)
    {
        if (!stopping.IsCancellationRequested)
        {
            meter.Begin();
            _ = ShowAsync(messageId, popReceipt);
        }
    }

    private async Task ShowAsync(string messageId, string popReceipt)
    {
        try
        {
            await queue.UpdateMessageAsync(messageId, popReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: stopping);
        }
        catch (Exception error)
        {
            // Visible by itself and taken already, or the host stops, or storage is away: the message comes back without this.
            log.LogDebug(error, "Message {Message} of {Queue} was not brought back early.", messageId, queue.Name);
        }
        finally
        {
            meter.End();
        }
    }
}
