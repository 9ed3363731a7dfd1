namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known about one run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Differs for every run.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The same for all runs of one function.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that the run belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger told about itself.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often the host has tried already.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this run; scoped ones live as long as it.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>What middleware and function share during the run.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Features that the host or middleware attached.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the run should stop; <see cref="CancellationToken.None"/> unless a host overrides it.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
