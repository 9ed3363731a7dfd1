using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace LocalFunctions.Binding;

/// <summary>Values that a route or a trigger's data can give.</summary>
internal static class SimpleValue
{
    private static readonly Type[] Types =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(Guid),
        typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan),
    ];

    public static bool CanBe(Type type) => Types.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The value in the parameter's type; when there is none, the parameter's default, or null where null may be.</summary>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public static object? From(object? value, ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (value is null)
        {
            return Missing(parameter);
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException)
        {
            throw new FormatException($"'{text}' is not a {type.Name}, as parameter '{parameter.Name}' needs.", error);
        }
    }

    private static object? Missing(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        bool takesNull = !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
        return takesNull ? null : throw new FormatException($"Parameter '{parameter.Name}' has no value.");
    }
}
