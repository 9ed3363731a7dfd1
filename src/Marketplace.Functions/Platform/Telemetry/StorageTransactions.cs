using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>
/// Counts every request to the market's storage, repeated ones too, as the bill does, and gives each a span. What the host itself asks
/// of storage (polling queues, Durable) goes through its own clients and is not seen here.
/// </summary>
public sealed class StorageTransactions
{
    private readonly Counter<long> _count;

    /// <summary>Makes the instrument.</summary>
    public StorageTransactions(IMeterFactory meters) => _count = meters.Create(MarketTelemetry.Name)
        .CreateCounter<long>("marketplace.storage.transactions", "{transaction}", "Requests to tables and queues, one a try.");

    /// <summary>Has a client's requests counted; to be called before the client is made.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="service"><c>table</c> or <c>queue</c>.</param>
    public TOptions Count<TOptions>(TOptions options, string service)
        where TOptions : ClientOptions
    {
        options.AddPolicy(new Policy(service, _count), HttpPipelinePosition.PerRetry);
        return options;
    }

    private sealed class Policy(string service, Counter<long> count) : HttpPipelinePolicy
    {
        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            using Activity? span = Begin(message.Request);
            await ProcessNextAsync(message, pipeline);
            End(span, message);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            using Activity? span = Begin(message.Request);
            ProcessNext(message, pipeline);
            End(span, message);
        }

        private Activity? Begin(Request request)
        {
            (string resource, string operation) = StorageRequest.Describe(service, request.Method, request.Uri.ToUri());
            count.Add(1, new("service", service), new("resource", resource), new KeyValuePair<string, object?>("operation", operation));
            return MarketTelemetry.Spans.StartActivity($"{resource} {operation}", ActivityKind.Client)?.SetTag("storage.service", service);
        }

        private static void End(Activity? span, HttpMessage message)
        {
            if (span is not null && message.HasResponse)
            {
                // Not an error by itself: a lost race or a missing row is an answer like any other.
                span.SetTag("http.response.status_code", message.Response.Status);
            }
        }
    }
}
