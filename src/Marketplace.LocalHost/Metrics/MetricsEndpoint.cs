using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.LocalHost.Metrics;

/// <summary>GET /local/metrics: what a collector would be sent, for people and for anything that reads Prometheus' text format.</summary>
internal static class MetricsEndpoint
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Starts counting and maps the page. To be called before the host starts, so that nothing is missed.</summary>
    public static void MapLocalMetrics(this WebApplication app)
    {
        MetricsBoard board = new(app.Services.GetRequiredService<IMeterFactory>());
        app.Lifetime.ApplicationStopped.Register(board.Dispose);
        app.MapGet("/local/metrics", () => Results.Text(PrometheusText.Write(board.Read()), ContentType));
    }
}
