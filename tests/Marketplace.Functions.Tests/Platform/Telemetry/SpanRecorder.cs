using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Tests.Platform.Telemetry;

/// <summary>Listens to the app's spans and the web server's while it lives.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is MarketTelemetry.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> All => [.. _spans];

    /// <summary>The spans of one trace.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _spans.Where(span => span.TraceId == trace)];

    public void Dispose() => _listener.Dispose();
}
