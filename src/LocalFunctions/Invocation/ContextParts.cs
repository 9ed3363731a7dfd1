using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Invocation;

/// <summary>The trace that was current when the run began.</summary>
internal sealed class ActivityTraceContext : TraceContext
{
    public override string TraceParent { get; } = Activity.Current?.Id ?? "";

    public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
}

/// <summary>The trigger's data by name.</summary>
internal sealed class TriggerBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => data;
}

/// <summary>Retry attributes are not hosted: a queue counts its own tries.</summary>
internal sealed class NoRetry : RetryContext
{
    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
