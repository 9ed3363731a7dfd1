using System.Diagnostics;
using Marketplace.Domain;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>
/// What the app's metrics and spans are known by. Tags carry ids of orders and listings, never what people wrote or who they are
/// (docs/operations/observability.md).
/// </summary>
public static class MarketTelemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Marketplace";

    /// <summary>The app's spans.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>The W3C <c>traceparent</c> to hand on with a message; null when nobody traces.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>
    /// A span under the request that a message came from, or under what runs now when the message names none or garbage. The host's
    /// own span of this invocation, which knows nothing of that request, is linked. Null when nobody traces.
    /// </summary>
    /// <param name="name">What is done.</param>
    /// <param name="kind">Whether a message is taken (consumer) or work done (internal).</param>
    /// <param name="traceParent">What <see cref="TraceParent"/> was when the message was sent.</param>
    public static Activity? Continue(string name, ActivityKind kind, string? traceParent)
    {
        if (!ActivityContext.TryParse(traceParent, null, isRemote: true, out ActivityContext parent))
        {
            return Spans.StartActivity(name, kind);
        }

        ActivityLink[] links = Activity.Current is { } invocation ? [new(invocation.Context)] : [];
        return Spans.StartActivity(name, kind, parent, tags: null, links: links);
    }

    /// <summary>Names the order that a span is about.</summary>
    public static Activity? About(this Activity? span, OrderId order) => span?.SetTag("marketplace.order.id", order.Value);

    /// <summary>Names the listing that a span is about.</summary>
    public static Activity? About(this Activity? span, ListingId listing) => span?.SetTag("marketplace.listing.id", listing.Value);
}
