using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Reads a row into a dictionary; the service's type annotations tell the strings that are not strings.</summary>
internal static class DictionaryReader
{
    public static void Read(JsonElement row, IDictionary<string, object?> entity)
    {
        Dictionary<string, string>? types = null;
        foreach (JsonProperty property in row.EnumerateObject())
        {
            string name = property.Name;
            if (name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
            {
                Annotate(entity, name[..^PropertyNames.TypeSuffix.Length], property.Value.GetString()!, ref types);
            }
            else if (name != PropertyNames.Metadata)
            {
                object? value = Untyped(property.Value);
                entity[name] = TypeOf(name, types) is { } type ? Typed(value, type) : value;
            }
        }
    }

    // Services put the annotation before its property; JSON does not promise it.
    private static void Annotate(IDictionary<string, object?> entity, string name, string type, ref Dictionary<string, string>? types)
    {
        if (entity.TryGetValue(name, out object? value))
        {
            entity.Remove(name);
            entity[name] = Typed(value, type);
        }
        else
        {
            types ??= new(StringComparer.Ordinal);
            types[name] = type;
        }
    }

    // The service never annotates its own time.
    private static string? TypeOf(string name, Dictionary<string, string>? types) =>
        name == PropertyNames.Timestamp ? "Edm.DateTime" : types?.GetValueOrDefault(name);

    private static object? Untyped(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw new NotSupportedException($"A table's row holds no JSON {value.ValueKind}."),
    };

    private static object Number(JsonElement value) =>
        value.TryGetInt32(out int number) ? number
        : value.TryGetInt64(out long large) ? large
        : (object)value.GetDouble();

    private static object? Typed(object? value, string type) => (type, value) switch
    {
        (_, null) or ("Edm.String" or "Edm.Boolean" or "Edm.Int32", _) or ("Edm.DateTime", DateTimeOffset) => value,
        ("Edm.Double", not string) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        ("Edm.Double", string text) => double.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Int64", string text) => long.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Guid", string text) => Guid.Parse(text),
        ("Edm.Binary", string text) => Convert.FromBase64String(text),
        ("Edm.DateTime", string text) =>
            DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => throw new NotSupportedException($"The row has a value of unknown type {type}."),
    };
}
