using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.EventGrid;

/// <summary>A function with an Event Grid trigger. When it throws, the event comes again.</summary>
internal sealed class FunctionSubscriber(LocalFunction function, FunctionInvoker invoker, HostStop stop, ILogger log) : IEventSubscriber
{
    public string Name => function.Name;

    public async Task<(DeliveryResult Result, string Detail)> DeliverAsync(Delivery delivery)
    {
        try
        {
            await invoker.RunAsync(function, new TriggerEvent(delivery.Event, stop.Forced));
            return (DeliveryResult.Delivered, "");
        }
        catch (Exception error)
        {
            log.LogError(error, "Event function '{Function}' failed at try {Try}.", function.Name, delivery.Attempts + 1);
            return (DeliveryResult.Failed, error.Message);
        }
    }
}
