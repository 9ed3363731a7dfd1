using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>
/// Sends spans, metrics and logs by OTLP for as long as the app runs. The exporter reads the standard environment variables by itself:
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_EXPORTER_OTLP_HEADERS</c>, <c>OTEL_SERVICE_NAME</c>, <c>OTEL_TRACES_SAMPLER</c> …
/// </summary>
internal sealed class OpenTelemetryExport : IHostedLifecycleService, IDisposable
{
    /// <summary>The setting that turns it on.</summary>
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "marketplace-api";

    // The worker's and the web server's spans are the parents of ours; HttpClient's would double the storage spans.
    private static readonly string[] _sources = [MarketTelemetry.Name, "Microsoft.AspNetCore", "Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask"];

    private TracerProvider? _spans;
    private MeterProvider? _metrics;

    /// <summary>Turns it on.</summary>
    public static void AddTo(IServiceCollection services) => services
        .AddHostedService<OpenTelemetryExport>()
        .AddLogging(logging => logging.AddOpenTelemetry(logs =>
        {
            ResourceBuilder resource = ResourceBuilder.CreateDefault();
            Name(resource);
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(resource).AddOtlpExporter();
        }));

    // Before provisioning and triggers, so that nothing goes untold.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _spans = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(_sources).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(MarketTelemetry.Name).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Disposing sends what is left; after the triggers have stopped there is nothing to come.
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _spans?.Dispose();
        _metrics?.Dispose();
    }

    private static void Name(ResourceBuilder resource) => resource.AddService(ServiceName).AddEnvironmentVariableDetector();
}
