using System.Globalization;

namespace Azure.Data.Tables.Filters;

/// <summary>Makes OData filters of interpolated strings.</summary>
internal static class ODataFilter
{
    /// <exception cref="ArgumentException">A value is of a type that has no OData literal.</exception>
    public static string? Create(FormattableString? filter)
    {
        if (filter is null)
        {
            return null;
        }

        string[] literals = new string[filter.ArgumentCount];
        for (int index = 0; index < literals.Length; index++)
        {
            object? value = filter.GetArgument(index);
            literals[index] = ODataLiteral.Interpolated(value)
                ?? throw new ArgumentException($"Value {index} of the filter is of type {value!.GetType()}, which has no OData literal.");
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }
}
