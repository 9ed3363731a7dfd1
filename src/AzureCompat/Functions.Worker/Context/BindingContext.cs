namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trigger's own data about a run.</summary>
public abstract class BindingContext
{
    /// <summary>Name to value, for instance a queue message's id or a route parameter.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
