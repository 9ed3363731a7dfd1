using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A run's place in a distributed trace (W3C Trace Context).</summary>
public abstract class TraceContext
{
    /// <summary>The <c>traceparent</c> value.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c> value.</summary>
    public abstract string TraceState { get; }

    /// <summary>Attributes of the trace; empty unless a host overrides it.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => ImmutableDictionary<string, string>.Empty;

    /// <summary>Baggage of the trace; empty unless a host overrides it.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => ImmutableDictionary<string, string>.Empty;
}
