namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>The binding's name: that of the parameter.</summary>
    public abstract string Name { get; }

    /// <summary>The binding's type, for instance <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Which way its data flows.</summary>
    public abstract BindingDirection Direction { get; }
}
