using LocalFunctions.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Invocation;

/// <summary>One run of a function.</summary>
internal sealed class LocalFunctionContext(LocalFunction function, TriggerEvent trigger, IServiceProvider services, string invocationId)
    : FunctionContext
{
    public LocalFunction Function => function;

    public TriggerEvent Trigger => trigger;

    /// <summary>What the function's method returned; null before it ran, and when it returns nothing.</summary>
    public object? Result { get; set; }

    public override string InvocationId => invocationId;

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext { get; } = new ActivityTraceContext();

    public override BindingContext BindingContext { get; } = new TriggerBindingContext(trigger.BindingData);

    public override RetryContext RetryContext { get; } = new NoRetry();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => trigger.CancellationToken;
}
