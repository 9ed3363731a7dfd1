using System.Globalization;
using System.Text.Json;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>Entities as JSON with the annotations of minimal metadata.</summary>
internal static class RowJson
{
    private const string TypeSuffix = "@odata.type";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    /// <summary>Writes a row; of the properties only those selected, where something is selected.</summary>
    public static byte[] Write(Row row, IReadOnlyCollection<string>? select)
    {
        using MemoryStream buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("odata.etag", row.ETag);
            if (select is null)
            {
                WriteAll(writer, row);
            }
            else
            {
                WriteSelected(writer, row, select);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the properties of a request's entity, keys among them.</summary>
    /// <exception cref="ServiceError">It is not JSON, or a value is not of its type.</exception>
    public static Dictionary<string, PropertyValue> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new ServiceError(400, "InvalidInput", "An error occurred while processing this request.");
        }
    }

    private static Dictionary<string, PropertyValue> Read(JsonElement root)
    {
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject().Where(property => property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal)))
        {
            types[property.Name[..^TypeSuffix.Length]] = property.Value.GetString()!;
        }

        Dictionary<string, PropertyValue> properties = new(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            bool isAnnotation = property.Name.Contains('@', StringComparison.Ordinal) || property.Name.StartsWith("odata.", StringComparison.Ordinal);

            // A property without a value is not kept: tables know no null.
            if (isAnnotation || property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (!properties.TryAdd(property.Name, Value(property.Value, types.GetValueOrDefault(property.Name))))
            {
                throw new ServiceError(400, "DuplicatePropertiesSpecified", $"The property '{property.Name}' is specified more than once.");
            }
        }

        return properties;
    }

    private static PropertyValue Value(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (null or "Edm.String", JsonValueKind.String) => new(value.GetString()!),
        (null or "Edm.Boolean", JsonValueKind.True or JsonValueKind.False) => new(value.GetBoolean()),
        (null or "Edm.Int32", JsonValueKind.Number) when value.TryGetInt32(out int number) => new(number),
        (null or "Edm.Double", JsonValueKind.Number) => new(value.GetDouble()),
        ("Edm.Double", JsonValueKind.String) => new(double.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
        ("Edm.Int64", JsonValueKind.String) => new(long.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
        ("Edm.Guid", JsonValueKind.String) => new(value.GetGuid()),
        ("Edm.Binary", JsonValueKind.String) => new(value.GetBytesFromBase64()),
        ("Edm.DateTime", JsonValueKind.String) => new(Time(value)),
        _ => throw new ServiceError(400, "InvalidInput", "An error occurred while processing this request."),
    };

    private static DateTime Time(JsonElement value)
    {
        DateTime time = value.GetDateTimeOffset().UtcDateTime;
        return time.Year >= 1601 ? time : throw new ServiceError(400, "OutOfRangeInput", "One of the request inputs is out of range.");
    }

    private static void WriteAll(Utf8JsonWriter writer, Row row)
    {
        writer.WriteString("PartitionKey", row.PartitionKey);
        writer.WriteString("RowKey", row.RowKey);
        writer.WriteString("Timestamp", row.TimestampUtc.ToString(TimeFormat, CultureInfo.InvariantCulture));
        foreach ((string name, PropertyValue value) in row.Properties)
        {
            Write(writer, name, value);
        }
    }

    // A property that the row lacks is null in the answer, as the service has it.
    private static void WriteSelected(Utf8JsonWriter writer, Row row, IReadOnlyCollection<string> select)
    {
        foreach (string name in select)
        {
            if (name == "Timestamp")
            {
                writer.WriteString(name, row.TimestampUtc.ToString(TimeFormat, CultureInfo.InvariantCulture));
            }
            else if (row.Find(name) is { } value)
            {
                Write(writer, name, value);
            }
            else
            {
                writer.WriteNull(name);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, PropertyValue value)
    {
        switch (value.Value)
        {
            case string text: writer.WriteString(name, text); break;
            case int number: writer.WriteNumber(name, number); break;
            case bool flag: writer.WriteBoolean(name, flag); break;
            case double number: WriteDouble(writer, name, number); break;
            case long number: Annotated("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case Guid id: Annotated("Edm.Guid", id.ToString()); break;
            case byte[] bytes: Annotated("Edm.Binary", Convert.ToBase64String(bytes)); break;
            case DateTime time: Annotated("Edm.DateTime", time.ToString(TimeFormat, CultureInfo.InvariantCulture)); break;
        }

        void Annotated(string type, string text)
        {
            writer.WriteString(name + TypeSuffix, type);
            writer.WriteString(name, text);
        }
    }

    // A double that is no number in JSON is text; one that looks like a whole number keeps its point, or it would be read as one.
    private static void WriteDouble(Utf8JsonWriter writer, string name, double value)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteString(name + TypeSuffix, "Edm.Double");
            writer.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
            return;
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        writer.WritePropertyName(name);
        writer.WriteRawValue(text.AsSpan().IndexOfAny(".Ee") < 0 ? text + ".0" : text);
    }
}
