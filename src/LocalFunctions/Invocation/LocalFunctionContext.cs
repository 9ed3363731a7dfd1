using LocalFunctions.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Invocation;

/// <summary>One run of a function.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    public LocalFunctionContext(LocalFunction function, TriggerEvent trigger, IServiceProvider services, string invocationId)
    {
        Function = function;
        Trigger = trigger;
        InstanceServices = services;
        InvocationId = invocationId;
        BindingContext = new TriggerBindingContext(trigger.BindingData);
        Items = new Dictionary<object, object>(trigger.Items);
        // Middleware may pass a context of its own on, which hands out the features of this one.
        Features.Set(this);
    }

    public LocalFunction Function { get; }

    public TriggerEvent Trigger { get; }

    /// <summary>What the function's method returned; null before it ran, and when it returns nothing.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; }

    public override string FunctionId => Function.Id;

    public override TraceContext TraceContext { get; } = new ActivityTraceContext();

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; } = new NoRetry();

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function;

    public override IDictionary<object, object> Items { get; set; }

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => Trigger.CancellationToken;
}
