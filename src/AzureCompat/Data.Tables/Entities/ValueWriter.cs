using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Azure.Data.Tables.Entities;

/// <summary>Writes one value, and names its type where the service cannot tell it from the JSON.</summary>
internal static class ValueWriter
{
    private const string UtcFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>The annotation that the value needs, or null.</summary>
    public static string? TypeOf(object? value) => value switch
    {
        byte[] or BinaryData => "Edm.Binary",
        long or ulong => "Edm.Int64",
        double => "Edm.Double",
        Guid => "Edm.Guid",
        DateTimeOffset or DateTime => "Edm.DateTime",
        _ => null,
    };

    /// <exception cref="NotSupportedException">The type has no place in a row, or a DateTime is not UTC.</exception>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case ulong number: writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: WriteDouble(writer, number); break;
            case float number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case Guid id: writer.WriteStringValue(id); break;
            case DateTimeOffset time: writer.WriteStringValue(Utc(time)); break;
            case DateTime time: writer.WriteStringValue(Utc(OnlyUtc(time))); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case BinaryData bytes: writer.WriteBase64StringValue(bytes.ToMemory().Span); break;
            case TimeSpan span: writer.WriteStringValue(XmlConvert.ToString(span)); break;
            case Enum name: writer.WriteStringValue(name.ToString()); break;
            case JsonElement element: element.WriteTo(writer); break;
            default: WriteNested(writer, value); break;
        }
    }

    // The service refuses these; they are written all the same, so that the refusal is the service's.
    private static void WriteNested(Utf8JsonWriter writer, object value)
    {
        if (value is IEnumerable<KeyValuePair<string, object?>> properties)
        {
            writer.WriteStartObject();
            foreach ((string name, object? item) in properties)
            {
                writer.WritePropertyName(name);
                Write(writer, item);
            }

            writer.WriteEndObject();
            return;
        }

        if (value is not IEnumerable<object?> items)
        {
            throw new NotSupportedException($"Tables hold no {value.GetType()}.");
        }

        writer.WriteStartArray();
        foreach (object? item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsNaN(value))
        {
            writer.WriteStringValue("NaN");
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }

    private static string Utc(DateTimeOffset time) => time.ToUniversalTime().ToString(UtcFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset OnlyUtc(DateTime time) => time.Kind == DateTimeKind.Utc
        ? time
        : throw new NotSupportedException(
            $"The table service takes times in UTC; {time:O} is {time.Kind}. DateTime.SpecifyKind can say that it is UTC.");
}
