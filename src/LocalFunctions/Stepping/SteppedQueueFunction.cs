using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Stepping;

/// <summary>A queue function whose messages the caller takes one after the other.</summary>
public sealed class SteppedQueueFunction
{
    private const string PoisonSuffix = "-poison";

    private readonly LocalFunction _function;
    private readonly QueueClient _queue;
    private readonly QueueOutcome _outcome;
    private readonly QueueSettings _settings;
    private readonly FunctionInvoker _invoker;
    private readonly TimeSpan _lease;

    private SteppedQueueFunction(LocalFunction function, QueueClient queue, QueueClient poison, QueueSettings settings, FunctionInvoker invoker, TimeSpan lease)
    {
        (_function, _queue, _settings, _invoker, _lease) = (function, queue, settings, invoker, lease);
        _outcome = new QueueOutcome(queue, poison, settings, retries: null, NullLogger.Instance);
    }

    /// <summary>The function's name.</summary>
    public string FunctionName => _function.Name;

    /// <summary>The queue's name.</summary>
    public string QueueName => _queue.Name;

    /// <summary>Takes up to so many visible messages, which stay hidden for the lease.</summary>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int messagesMax, CancellationToken cancellationToken) =>
        (await _queue.ReceiveMessagesAsync(messagesMax, _lease, cancellationToken)).Value;

    /// <summary>Runs the function for a message and settles what becomes of it: deleted, tried again, or moved to the poison queue.</summary>
    /// <returns>What the function threw; null when it succeeded.</returns>
    /// <exception cref="Azure.RequestFailedException">The outcome could not be stored; the message comes back.</exception>
    public async Task<Exception?> RunAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.DequeueCount > _settings.MaxDequeueCount)
        {
            await _outcome.PoisonAsync(message, message.PopReceipt);
            return null;
        }

        Exception? error = await InvokeAsync(message, cancellationToken);
        await (error is null ? _outcome.SucceedAsync(message, message.PopReceipt) : _outcome.FailAsync(message, message.PopReceipt, error));
        return error;
    }

    internal static SteppedQueueFunction Create(LocalFunction function, IServiceProvider services)
    {
        QueueTriggerAttribute trigger = (QueueTriggerAttribute)function.Trigger.Attribute;
        AppSettings settings = services.GetRequiredService<AppSettings>();
        SteppedHostParts parts = services.GetRequiredService<SteppedHostParts>();
        string connection = settings.ConnectionString(trigger.Connection);
        string name = settings.Resolve(trigger.QueueName);
        return new(
            function,
            Client(name),
            Client(name + PoisonSuffix),
            services.GetRequiredService<HostJson>().Queues,
            services.GetRequiredService<FunctionInvoker>(),
            services.GetRequiredService<SteppedHostOptions>().QueueLease);

        QueueClient Client(string queue)
        {
            QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.None };
            parts.ConfigureQueueClient?.Invoke(options);
            return new QueueClient(connection, queue, options);
        }
    }

    private async Task<Exception?> InvokeAsync(QueueMessage raw, CancellationToken cancellationToken)
    {
        try
        {
            QueueMessage message = QueueText.Decode(raw, _settings.MessageEncoding);
            await _invoker.RunAsync(_function, new TriggerEvent(message, cancellationToken) { BindingData = QueueBindingData.Of(message) });
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error;
        }
    }
}
