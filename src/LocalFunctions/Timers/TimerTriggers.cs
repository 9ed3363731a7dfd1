using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Timers;

/// <summary>Runs every timer function of the app, from the host's start to its stop.</summary>
internal sealed class TimerTriggers : IHostedService, IDisposable
{
    private readonly List<TimerListener> _listeners;

    public TimerTriggers(
        FunctionCatalog catalog, LocalFunctionsOptions options, AppSettings appSettings, VirtualClock clock,
        FunctionInvoker invoker, WorkMeter meter, HostStop stop, ILogger<TimerTriggers> log)
    {
        TimerServices services = new(invoker, meter, stop, clock, appSettings, options.DataDirectory, log);
        _listeners = [.. catalog.Of(BindingType.Timer).Select(function => new TimerListener(function, services))];
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listeners.ForEach(listener => listener.Start());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(listener => listener.StopAsync(cancellationToken)));

    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());
}
