using Azure.Storage.Queues;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>Listens for every queue function of the app, from the host's start to its stop.</summary>
internal sealed class QueueTriggers : IHostedService, IWorkSource, IDisposable
{
    private const string PoisonSuffix = "-poison";

    private readonly CancellationTokenSource _stopping = new();
    private readonly LocalFunctionsOptions _options;
    private readonly AppSettings _appSettings;
    private readonly VirtualClock _clock;
    private readonly QueueRunnerServices _services;
    private readonly List<QueueListener> _listeners;
    private Task _running = Task.CompletedTask;

    public QueueTriggers(
        FunctionCatalog catalog, LocalFunctionsOptions options, AppSettings appSettings, HostJson hostJson, VirtualClock clock,
        FunctionInvoker invoker, WorkMeter meter, HostStop stop, ILogger<QueueTriggers> log)
    {
        _options = options;
        _appSettings = appSettings;
        _clock = clock;
        _services = new QueueRunnerServices(invoker, meter, stop, hostJson.Queues, options.QueueLease, log);
        _listeners = [.. catalog.Of(BindingType.Queue).Select(Listener)];
        // What a function sends is handled at once, however long the queue was empty before.
        meter.Ended += () => _listeners.ForEach(listener => listener.Nudge());
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_listeners.Select(listener => listener.CreateQueueAsync(cancellationToken)));
        _running = Task.WhenAll(_listeners.Select(listener => Task.Run(() => listener.RunAsync(_stopping.Token), CancellationToken.None)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    public Task LookAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(listener => listener.LookAsync(cancellationToken)));

    public void Dispose()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _stopping.Dispose();
    }

    private QueueListener Listener(LocalFunction function)
    {
        QueueTriggerAttribute trigger = (QueueTriggerAttribute)function.Trigger.Attribute;
        string connection = _appSettings.ConnectionString(trigger.Connection);
        string name = _appSettings.Resolve(trigger.QueueName);
        QueueClient queue = Client(connection, name);
        QueueRetries retries = new(queue, _services.Settings, _clock, _services.Meter, _services.Log, _stopping.Token);
        QueueOutcome outcome = new(queue, Client(connection, name + PoisonSuffix), _services.Settings, retries, _services.Log);
        QueueMessageRunner runner = new(function, queue, outcome, _services);
        return new QueueListener(queue, _services.Settings, _options.QueueLease, runner, _services.Log);
    }

    private QueueClient Client(string connection, string name)
    {
        // Texts are read raw and decoded per message, see QueueText.
        QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.None };
        _options.ConfigureQueueClient?.Invoke(options);
        return new QueueClient(connection, name, options);
    }
}
