using System.Collections.ObjectModel;

namespace LocalFunctions.Invocation;

/// <summary>What sets a function off: the trigger parameter's raw value, and what the trigger tells about itself.</summary>
internal sealed record TriggerEvent(object? Value, CancellationToken CancellationToken)
{
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Items that the context starts with.</summary>
    public IReadOnlyDictionary<object, object> Items { get; init; } = ReadOnlyDictionary<object, object>.Empty;
}
