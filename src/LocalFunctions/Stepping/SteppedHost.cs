using System.Text.Json;
using LocalFunctions.Binding;
using LocalFunctions.Durable;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Stepping;

/// <summary>
/// Runs an app of isolated functions without a thread, listener or timer of its own: the caller says which request, message, timer or
/// piece of orchestration comes next, and lends its thread. Everything between the trigger and the function is the usual: bindings, the
/// app's middleware, a service scope for each run. For simulations, which must decide the order of everything.
/// </summary>
public sealed class SteppedHost : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly SteppedRoutes _routes;

    private SteppedHost(ServiceProvider services)
    {
        _services = services;
        _routes = ActivatorUtilities.CreateInstance<SteppedRoutes>(services);
        FunctionCatalog catalog = services.GetRequiredService<FunctionCatalog>();
        FunctionInvoker invoker = services.GetRequiredService<FunctionInvoker>();
        DataConverter = new JsonDataConverter(services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value);
        Durable = new DurableFunctions(catalog, invoker, services.GetRequiredService<WorkMeter>(), services.GetRequiredService<HostStop>(), DataConverter);
        Queues = [.. catalog.Of(BindingType.Queue).Select(function => SteppedQueueFunction.Create(function, services))];
        Events = [.. catalog.Of(BindingType.EventGrid).Select(function => SteppedEventFunction.Create(function, services))];
        Timers = [.. catalog.Of(BindingType.Timer).Select(function => SteppedTimerFunction.Create(function, services))];
    }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The app's queue functions.</summary>
    public IReadOnlyList<SteppedQueueFunction> Queues { get; }

    /// <summary>The app's functions with an Event Grid trigger.</summary>
    public IReadOnlyList<SteppedEventFunction> Events { get; }

    /// <summary>The app's timer functions.</summary>
    public IReadOnlyList<SteppedTimerFunction> Timers { get; }

    /// <summary>The app's orchestrators and activities, for a <see cref="DurableEngine"/>.</summary>
    public IDurableFunctions Durable { get; }

    /// <summary>How orchestrations' values become text in this app.</summary>
    public DataConverter DataConverter { get; }

    /// <summary>Builds a host; nothing runs before it is asked for.</summary>
    /// <exception cref="InvalidOperationException">A function, its parameters, a setting or host.json cannot be used; the message says which.</exception>
    public static SteppedHost Build(
        SteppedHostOptions options, SteppedHostParts parts, Action<IFunctionsWorkerApplicationBuilder, IConfiguration> configureApp)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(configureApp);
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton(options.Configuration);
        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        WorkerPipeline pipeline = new(services);
        configureApp(pipeline, options.Configuration);
        services.RemoveAll<TimeProvider>().AddSingleton(parts.Time).AddSingleton(parts.DurableClient);
        services.AddSingleton(options).AddSingleton(parts).AddSingleton(HostJson.Read(options.HostJsonPath)).AddSingleton(options.Catalog).AddSingleton(pipeline);
        services.AddSingleton<AppSettings>().AddSingleton<HostStop>().AddSingleton<WorkMeter>();
        services.AddSingleton<TriggerBinders>().AddSingleton<ParameterBinders>().AddSingleton<FunctionInvoker>();
        parts.ConfigureServices?.Invoke(services);
        return new SteppedHost(services.BuildServiceProvider());
    }

    /// <summary>Runs the HTTP function that the request names and writes its answer; 404 when there is none, 500 when it throws.</summary>
    public Task HandleAsync(HttpContext http) => _routes.HandleAsync(http);

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
