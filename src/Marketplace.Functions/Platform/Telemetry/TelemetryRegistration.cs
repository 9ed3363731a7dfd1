using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>Metrics and spans always; their export, and that of logs, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
internal static class TelemetryRegistration
{
    public static IServiceCollection AddMarketTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton<StorageTransactions>().AddSingleton<RelayMetrics>().AddSingleton<PoisonMetrics>();
        if (!string.IsNullOrEmpty(configuration[OpenTelemetryExport.EndpointSetting]))
        {
            OpenTelemetryExport.AddTo(services);
        }

        return services;
    }
}
