using Azure.Messaging;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Text.Json;

namespace LocalFunctions.EventGrid;

/// <summary>
/// Takes events and sends each to every subscriber, at least once and in no order, until it is delivered or given up. Its waits follow the host's clock.
/// What it has taken survives a kill.
/// </summary>
internal sealed class LocalTopic : IHostedService, IDisposable
{
    private readonly LocalTopicOptions _options;
    private readonly Dictionary<string, IEventSubscriber> _subscribers;
    private readonly DeliveryFiles _files;
    private readonly VirtualClock _clock;
    private readonly WorkMeter _meter;
    private readonly ILogger<LocalTopic> _log;
    private readonly HttpClient _http;
    private volatile bool _stopped;

    public LocalTopic(
        FunctionCatalog catalog, LocalTopicOptions topic, LocalFunctionsOptions options, FunctionInvoker invoker, HostStop stop, VirtualClock clock, WorkMeter meter, ILogger<LocalTopic> log)
    {
        (_options, _files, _clock, _meter, _log) = (topic, new DeliveryFiles(options.DataDirectory), clock, meter, log);
        _http = new HttpClient(topic.WebHookTransport ?? new SocketsHttpHandler(), disposeHandler: topic.WebHookTransport is null) { Timeout = DeliveryPolicy.AnswerWithin };
        IEnumerable<IEventSubscriber> functions = catalog.Of(BindingType.EventGrid).Select(function => new FunctionSubscriber(function, invoker, stop, log));
        _subscribers = functions.Concat(topic.WebHooks.Select(endpoint => new WebHookSubscriber(endpoint, _http))).ToDictionary(subscriber => subscriber.Name, StringComparer.Ordinal);
    }

    /// <summary>What was given up, as JSON.</summary>
    public IReadOnlyList<string> DeadLetters => [.. _files.DeadLetters().Select(delivery => delivery.Event)];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (Delivery delivery in _files.Load())
        {
            Begin(delivery);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopped = true;
        return Task.CompletedTask;
    }

    /// <summary>Takes events: when it returns, each will be delivered or given up, whatever becomes of this process.</summary>
    public void Accept(IEnumerable<CloudEvent> events)
    {
        Delivery[] deliveries =
        [
            .. from cloudEvent in events
               let json = JsonSerializer.Serialize(cloudEvent)
               from subscriber in _subscribers.Keys
               select new Delivery(Guid.NewGuid(), subscriber, json, _clock.GetUtcNow(), 0),
        ];
        Array.ForEach(deliveries, _files.Keep);
        Array.ForEach(deliveries, Begin);
    }

    public void Dispose() => _http.Dispose();

    // It counts as work from now on, so that the clock waits for it.
    private void Begin(Delivery delivery)
    {
        if (!_stopped)
        {
            _meter.Begin();
            _ = Task.Run(() => DeliverAsync(delivery));
        }
    }

    private async Task DeliverAsync(Delivery delivery)
    {
        try
        {
            // A subscriber of an earlier start may be gone.
            (DeliveryResult result, string detail) = _subscribers.TryGetValue(delivery.Subscriber, out IEventSubscriber? subscriber)
                ? await subscriber.DeliverAsync(delivery)
                : (DeliveryResult.Refused, "There is no such subscriber.");
            Settle(delivery with { Attempts = delivery.Attempts + 1, LastResult = detail }, result);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _log.LogError(error, "What became of event delivery {Delivery} could not be kept; it is tried again after a restart.", delivery.Id);
        }
        finally
        {
            _meter.End();
        }
    }

    private void Settle(Delivery tried, DeliveryResult result)
    {
        TimeSpan wait = DeliveryPolicy.WaitAfter(tried.Attempts);
        bool isOver = tried.Attempts >= _options.DeliveryAttemptsMax || _clock.GetUtcNow() + wait > tried.AcceptedUtc + _options.TimeToLive;
        switch (result)
        {
            case DeliveryResult.Delivered:
                _files.Drop(tried);
                break;
            case DeliveryResult.Failed when !isOver:
                _files.Keep(tried);
                // The clock keeps its timers alive until they fire.
                _ = _clock.CreateTimer(_ => Begin(tried), null, wait, Timeout.InfiniteTimeSpan);
                break;
            default:
                _log.LogError("An event for {Subscriber} was given up after {Tries} tries: {Why}", tried.Subscriber, tried.Attempts, tried.LastResult);
                _files.Bury(tried);
                break;
        }
    }
}
