namespace Microsoft.Azure.Functions.Worker;

/// <summary>Features of one run, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Attaches a feature, in place of an earlier one of the same type.</summary>
    void Set<T>(T instance);

    /// <summary>The feature of a type, or null.</summary>
    T? Get<T>();
}
