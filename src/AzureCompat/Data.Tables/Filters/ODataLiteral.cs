using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables.Filters;

/// <summary>
/// Values as OData literals. Interpolated filters and LINQ filters write numbers a little differently; both forms are the vendor's.
/// </summary>
internal static class ODataLiteral
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>For an interpolated filter; null for a type without a literal.</summary>
    public static string? Interpolated(object? value) => value switch
    {
        null => "null",
        sbyte or byte or short or ushort or int or uint or decimal or float or double => ((IFormattable)value).ToString(null, Invariant),
        long or ulong => ((IFormattable)value).ToString(null, Invariant) + "L",
        DateTime time => Time(time.ToUniversalTime()),
        char text => Quote(text.ToString()),
        StringBuilder text => Quote(text.ToString()),
        BinaryData bytes => Hex(bytes.ToMemory().Span),
        _ => Common(value),
    };

    /// <summary>For a LINQ filter; null for a type without a literal.</summary>
    public static string? Constant(object? value) => value switch
    {
        null => "null",
        sbyte or byte or short or int => ((IFormattable)value).ToString(null, Invariant),
        long number => number.ToString(Invariant) + "L",
        decimal number => XmlConvert.ToString(number) + "M",
        float number => XmlConvert.ToString(number) + "f",
        double number => Double(XmlConvert.ToString(number)),
        DateTime time => Time(time),
        _ => Common(value),
    };

    private static string? Common(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        Guid id => $"guid'{id}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        byte[] bytes => Hex(bytes),
        _ => null,
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Time(DateTime time) => $"datetime'{XmlConvert.ToString(time, XmlDateTimeSerializationMode.RoundtripKind)}'";

    private static string Hex(ReadOnlySpan<byte> bytes) => $"X'{Convert.ToHexString(bytes)}'";

    private static string Double(string digits) => digits.All(char.IsDigit) ? digits + ".0" : digits;
}
