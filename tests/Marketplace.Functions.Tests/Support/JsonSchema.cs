using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Marketplace.Functions.Tests.Support;

/// <summary>Holds a JSON value against a schema of the API's document: as much of JSON Schema as the document uses, and no more.</summary>
internal static class JsonSchema
{
    private static readonly HashSet<string> _known =
    [
        "$ref", "allOf", "type", "format", "enum", "pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum",
        "properties", "required", "additionalProperties", "items", "description", "examples", "default",
    ];

    /// <summary>What does not fit, by place.</summary>
    public static IEnumerable<string> Faults(JsonNode document, JsonNode schema, JsonNode? value) => Faults(document, schema.AsObject(), value, "$", open: false);

    private static IEnumerable<string> Faults(JsonNode document, JsonObject schema, JsonNode? value, string place, bool open)
    {
        foreach (string unknown in schema.Select(pair => pair.Key).Except(_known))
        {
            throw new NotSupportedException($"{unknown} at {place}");
        }

        if (schema["$ref"] is { } reference)
        {
            string name = reference.GetValue<string>().Split('/')[^1];
            return Faults(document, document["components"]!["schemas"]![name]!.AsObject(), value, place, open: false);
        }

        IEnumerable<string> all = (schema["allOf"]?.AsArray() ?? []).SelectMany(part => Faults(document, part!.AsObject(), value, place, open: true));
        return schema["type"] is null ? all : all.Concat(schema["type"]!.GetValue<string>() switch
        {
            "object" => value is JsonObject members ? OfObject(document, schema, members, place, open) : [$"{place} is no object"],
            "array" => value is JsonArray items ? OfArray(document, schema, items, place) : [$"{place} is no list"],
            "string" => OfText(schema, value, place),
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? [] : [$"{place} is no boolean"],
            _ => value?.GetValueKind() == JsonValueKind.Number ? OfNumber(schema, decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture), place) : [$"{place} is no number"],
        });
    }

    private static IEnumerable<string> OfObject(JsonNode document, JsonObject schema, JsonObject value, string place, bool open)
    {
        JsonObject properties = schema["properties"]?.AsObject() ?? [];
        IEnumerable<string> missing = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Where(name => !value.ContainsKey(name));
        // Members that the document does not know are faults everywhere: it claims to be complete. A bare object may hold anything.
        JsonObject? others = schema["additionalProperties"] as JsonObject;
        IEnumerable<string> unknown = open || properties.Count == 0 || others is not null ? [] : value.Select(pair => pair.Key).Where(name => !properties.ContainsKey(name));
        return
        [
            .. missing.Select(name => $"{place} lacks {name}"),
            .. unknown.Select(name => $"{place} has an unknown {name}"),
            .. value.Where(pair => (properties[pair.Key] ?? others) is not null)
                .SelectMany(pair => Faults(document, (properties[pair.Key] ?? others)!.AsObject(), pair.Value, $"{place}.{pair.Key}", open: false)),
        ];
    }

    private static IEnumerable<string> OfArray(JsonNode document, JsonObject schema, JsonArray value, string place) =>
    [
        .. Within(schema, "minItems", "maxItems", value.Count) ? Array.Empty<string>() : [$"{place} has {value.Count} elements"],
        .. value.SelectMany((item, index) => Faults(document, schema["items"]!.AsObject(), item, $"{place}[{index}]", open: false)),
    ];

    private static string[] OfText(JsonObject schema, JsonNode? value, string place)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            return [$"{place} is no text"];
        }

        string text = value.GetValue<string>();
        bool fits = Within(schema, "minLength", "maxLength", text.Length)
            && (schema["pattern"] is not { } pattern || Regex.IsMatch(text, pattern.GetValue<string>()))
            && (schema["enum"] is not JsonArray known || known.Any(one => one!.GetValue<string>() == text))
            && (schema["format"]?.GetValue<string>() != "date-time" || (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) && text.EndsWith('Z')));
        return fits ? [] : [$"{place} is '{text}'"];
    }

    private static string[] OfNumber(JsonObject schema, decimal value, string place) => Within(schema, "minimum", "maximum", value) ? [] : [$"{place} is {value}"];

    private static bool Within(JsonObject schema, string least, string most, decimal value) =>
        (schema[least] is not { } min || value >= min.GetValue<long>()) && (schema[most] is not { } max || value <= max.GetValue<long>());
}
