using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Marketplace.Functions.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Tests.Platform.Telemetry;

/// <summary>In the market's collection, so that nothing else starts while this process has the exporter's environment variables.</summary>
[Collection(StillMarketTests.Name)]
public sealed class OtlpExportTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _received = new();
    private readonly WebApplication _app = WebApplication.CreateSlimBuilder().Build();

    public async Task InitializeAsync()
    {
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            _received.AddOrUpdate(signal, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        });
        await _app.StartAsync();
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.Single());
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", null);
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL", null);
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task SpansMetricsAndLogs_ReachACollector_BeforeTheHostHasStopped()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        builder.Services.AddSingleton(TimeProvider.System).AddMarketTelemetry(builder.Configuration);
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            host.Services.GetRequiredService<RelayMetrics>().Dropped("a-queue");
            using (Activity? span = MarketTelemetry.Continue("a-span", ActivityKind.Internal, null))
            {
                host.Services.GetRequiredService<ILogger<OtlpExportTests>>().LogError(new EventId(1201, "an-event"), "something happened");
            }

            await host.StopAsync();
        }

        Assert.Contains("a-span", _received["traces"], StringComparison.Ordinal);
        Assert.Contains("marketplace.announcements.dropped", _received["metrics"], StringComparison.Ordinal);
        Assert.Contains("an-event", _received["logs"], StringComparison.Ordinal);
        Assert.All(_received.Values, signal => Assert.Contains("marketplace-api", signal, StringComparison.Ordinal));
    }
}
