using System.Text.Json;
using LocalFunctions.Binding;
using LocalFunctions.EventGrid;
using LocalFunctions.Functions;
using LocalFunctions.Http;
using LocalFunctions.Invocation;
using LocalFunctions.Orchestrations;
using LocalFunctions.Queues;
using LocalFunctions.Time;
using LocalFunctions.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Hosting;

/// <summary>Runs an app of isolated functions in this process.</summary>
public static class LocalFunctionsHost
{
    private static readonly TimeSpan AfterStopTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Builds the host; <c>StartAsync</c> or <c>RunAsync</c> starts it. Stopping waits for running functions; a kill loses nothing that
    /// storage holds. The services include <see cref="VirtualClock"/> (which is also the app's <see cref="TimeProvider"/>) and <see cref="ISettle"/>.
    /// </summary>
    /// <param name="options">What to run.</param>
    /// <param name="configureApp">The app's own configuration: what its Program.cs does to the worker's builder.</param>
    /// <param name="configureHost">Adds to the host's configuration, services and logging before the app does.</param>
    /// <exception cref="InvalidOperationException">A function, its parameters, a setting or host.json cannot be used; the message says which.</exception>
    public static WebApplication Build(
        LocalFunctionsOptions options,
        Action<IFunctionsWorkerApplicationBuilder, IConfiguration> configureApp,
        Action<WebApplicationBuilder>? configureHost = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configureApp);
        HostJson hostJson = HostJson.Read(options.HostJsonPath);
        FunctionCatalog catalog = FunctionCatalog.Find(options.Assemblies, options.IncludeClass);
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        ConfigureHost(builder, options);
        configureHost?.Invoke(builder);
        WorkerPipeline pipeline = new(builder.Services);
        configureApp(pipeline, builder.Configuration);
        AddServices(builder.Services, options, hostJson, catalog, pipeline);
        return Assemble(builder.Build(), options);
    }

    private static void ConfigureHost(WebApplicationBuilder builder, LocalFunctionsOptions options)
    {
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodyBytes);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter(typeof(LocalFunctionsHost).FullName, LogLevel.Information);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout + AfterStopTimeout);
        // The worker's own defaults: the app may change both.
        builder.Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        builder.Services.AddMvc();
    }

    private static void AddServices(
        IServiceCollection services, LocalFunctionsOptions options, HostJson hostJson, FunctionCatalog catalog, WorkerPipeline pipeline)
    {
        services.AddSingleton(options).AddSingleton(hostJson).AddSingleton(catalog).AddSingleton(pipeline);
        // A clock that came with the options stays its owner's to dispose.
        _ = options.Clock is { } clock ? services.AddSingleton(clock) : services.AddSingleton(_ => ClockFile.Open(options.DataDirectory));
        services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(provider => provider.GetRequiredService<VirtualClock>());
        services.AddSingleton<AppSettings>().AddSingleton<HostStop>().AddSingleton<WorkMeter>();
        services.AddSingleton<TriggerBinders>().AddSingleton<ParameterBinders>().AddSingleton<FunctionInvoker>();
        services.AddSingleton<HttpFunctionRunner>();
        services.AddSingleton<ISettle, Settler>();
        services.AddSingleton<DurableHost>().AddHostedService(provider => provider.GetRequiredService<DurableHost>());
        services.AddSingleton<IWorkSource>(provider => provider.GetRequiredService<DurableHost>());
        services.AddSingleton(provider => provider.GetRequiredService<DurableHost>().Client);
        services.AddSingleton<QueueTriggers>().AddHostedService(provider => provider.GetRequiredService<QueueTriggers>());
        services.AddSingleton<IWorkSource>(provider => provider.GetRequiredService<QueueTriggers>());
        services.AddHostedService<TimerTriggers>();
        if (options.Topic is { } topic)
        {
            services.AddSingleton(topic).AddSingleton<LocalTopic>().AddHostedService(provider => provider.GetRequiredService<LocalTopic>());
        }
    }

    private static WebApplication Assemble(WebApplication app, LocalFunctionsOptions options)
    {
        HostStop stop = app.Services.GetRequiredService<HostStop>();
        app.Lifetime.ApplicationStopping.Register(() => stop.ForceAfter(options.StopTimeout));
        app.Lifetime.ApplicationStarted.Register(() => SayStarted(app));
        app.UseRouting();
        app.UseWrongMethodIsNotFound();
        app.MapHttpFunctions();
        if (options.Topic is not null)
        {
            app.MapLocalTopic();
        }

        return app;
    }

    private static void SayStarted(WebApplication app) =>
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LocalFunctionsHost).FullName!).LogInformation(
            "{Functions} functions at {Urls}",
            app.Services.GetRequiredService<FunctionCatalog>().All.Count(),
            string.Join(", ", app.Urls));
}
