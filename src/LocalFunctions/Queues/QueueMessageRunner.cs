using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Functions;
using LocalFunctions.Invocation;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>Runs a queue function for one message, and settles what becomes of the message.</summary>
internal sealed class QueueMessageRunner(
    LocalFunction function, QueueClient queue, QueueOutcome outcome, QueueRunnerServices services)
{
    /// <summary>Never fails: an error of the function is the message's outcome, one of storage brings the message back by itself.</summary>
    public async Task RunAsync(QueueMessage message)
    {
        services.Meter.Begin();
        try
        {
            await using MessageLease lease = new(queue, message, services.Lease, services.Log);
            if (message.DequeueCount > services.Settings.MaxDequeueCount)
            {
                // A host died at the last try; nobody could move the message then.
                await lease.EndAsync();
                await outcome.PoisonAsync(message, lease.PopReceipt);
                return;
            }

            Exception? error = await InvokeAsync(message);
            await lease.EndAsync();
            await (error is null ? outcome.SucceedAsync(message, lease.PopReceipt) : outcome.FailAsync(message, lease.PopReceipt, error));
        }
        catch (Exception error)
        {
            services.Log.LogError(error, "The outcome of message {Message} of {Queue} could not be stored; it comes back.", message.MessageId, queue.Name);
        }
        finally
        {
            services.Meter.End();
        }
    }

    private async Task<Exception?> InvokeAsync(QueueMessage raw)
    {
        try
        {
            // Off the listener's loop, which goes on to the next message.
            await Task.Yield();
            QueueMessage message = QueueText.Decode(raw, services.Settings.MessageEncoding);
            TriggerEvent trigger = new(message, services.Stop.Forced) { BindingData = QueueBindingData.Of(message) };
            await services.Invoker.RunAsync(function, trigger);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
