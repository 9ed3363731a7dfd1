using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>One parameter of a function's method.</summary>
public class FunctionParameter
{
    /// <summary>A parameter without default value and properties.</summary>
    public FunctionParameter(string name, Type type)
        : this(name, type, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>A parameter without properties.</summary>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue)
        : this(name, type, hasDefaultValue, defaultValue, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>A parameter without default value.</summary>
    public FunctionParameter(string name, Type type, IReadOnlyDictionary<string, object> properties)
        : this(name, type, hasDefaultValue: false, defaultValue: null, properties)
    {
    }

    /// <summary>A parameter.</summary>
    /// <exception cref="ArgumentNullException">Name, type or properties are null.</exception>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue, IReadOnlyDictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(properties);
        Name = name;
        Type = type;
        HasDefaultValue = hasDefaultValue;
        DefaultValue = defaultValue;
        IsReferenceOrNullableType = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        Properties = properties;
    }

    /// <summary>The parameter's name in the code.</summary>
    public string Name { get; }

    /// <summary>The parameter's type in the code.</summary>
    public Type Type { get; }

    /// <summary>Whether the code gives a default value.</summary>
    public bool HasDefaultValue { get; }

    /// <summary>Whether null can be passed.</summary>
    public bool IsReferenceOrNullableType { get; }

    /// <summary>The default value, or null when there is none.</summary>
    public object? DefaultValue { get; }

    /// <summary>More about the parameter, for instance its binding attribute under <c>bindingAttribute</c>.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; }
}
