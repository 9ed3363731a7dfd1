using System.Text.Json.Nodes;
using Marketplace.Domain;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>Makes an example of a schema: what is required, with values such as trade has them.</summary>
internal sealed class ExampleWriter(IReadOnlyDictionary<string, JsonObject> schemas)
{
    private const string IdTail = "_7qk3v9m2c4x8z1t5r6w0hjnpsd";

    // By member's name. A doc comment's attribute `example` goes first.
    private static readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal)
    {
        ["title"] = "Cotton T-shirt, white, M",
        ["description"] = "Worn once.",
        ["category"] = "clothing",
        ["currency"] = "CNY",
        ["note"] = "Please ring twice.",
        ["carrier"] = "sf-express",
        ["trackingNumber"] = "SF1029384756",
        ["imageUrls"] = "https://img.example/1.jpg",
        ["paymentUrl"] = "https://pay.example/p/1",
        ["url"] = "https://files.example/1.pdf",
        ["policyVersion"] = "2026-11",
        ["code"] = "ORDER_STATE",
        ["actor"] = "buyer:mbr" + IdTail,
        ["account"] = $"seller:mbr{IdTail}:available",
        ["hash"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["sha256"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["eventId"] = "evt_1",
        ["name"] = "Photo of the sleeve",
        ["text"] = "One sleeve is torn.",
        ["reason"] = "It left whole, as the photo shows.",
        ["accountNumber"] = "000123456789",
        ["bankCode"] = "021000021",
        ["country"] = "US",
        ["holderName"] = "Li Na",
        ["fingerprint"] = "f3c1a9e07b2d4c58a6e1",
        ["criterion"] = "notAsDescribed",
        ["reasons"] = "The photo shows a tear that the listing does not mention.",
    };

    private static readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal)
    {
        ["amountMinor"] = 12_900,
        ["days"] = 3,
        ["stock"] = 5,
    };

    /// <summary>An example of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="full">Whether to fill in what may be left out.</param>
    public JsonNode? Of(JsonObject schema, bool full) => Of(schema, "", full);

    private JsonNode? Of(JsonObject schema, string name, bool full)
    {
        if (schema["examples"] is JsonArray { Count: > 0 } examples)
        {
            return examples[0]!.DeepClone();
        }

        return schema["$ref"] is { } reference ? Of(schemas[reference.GetValue<string>()[SchemaNames.Prefix.Length..]], name, full)
            : schema["enum"] is JsonArray values ? values[0]!.DeepClone()
            : schema["type"]?.GetValue<string>() switch
            {
                "object" => OfObject(schema, full),
                "array" => new JsonArray(Of(schema["items"]!.AsObject(), name, full)),
                "integer" or "number" => _numbers.GetValueOrDefault(name, 1),
                "boolean" => true,
                _ => Text(schema, name),
            };
    }

    private JsonObject OfObject(JsonObject schema, bool full)
    {
        HashSet<string> required = [.. schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];
        JsonObject example = [];
        foreach ((string name, JsonNode? member) in schema["properties"]?.AsObject() ?? [])
        {
            // A time that may be left out is for special cases, such as goods that are sold ahead.
            if (required.Contains(name) || (full && member!["format"]?.GetValue<string>() != "date-time"))
            {
                example[name] = Of(member!.AsObject(), name, full);
            }
        }

        return example;
    }

    // Ids of an order's parts have a number behind, those of notices a moment before.
    private static string TailOf(string pattern) =>
        pattern.Contains($"{{{IdText.Length}}}", StringComparison.Ordinal) ? IdTail
        : pattern.Contains($"{{{NoticeId.Length}}}", StringComparison.Ordinal) ? $"_2516218911999999999{IdTail[1..]}"
        : $"{IdTail}01";

    private static string Text(JsonObject schema, string name) =>
        schema["format"]?.GetValue<string>() == "date-time" ? "2026-11-21T08:00:00Z"
        : schema["format"]?.GetValue<string>() == "date" ? "2026-11-21"
        : schema["pattern"]?.GetValue<string>() is { } pattern && pattern.IndexOf('_', StringComparison.Ordinal) is var end and > 0 ? pattern[1..end] + TailOf(pattern)
        : schema["pattern"]?.GetValue<string>() == "^[A-Z]{3}$" ? "CNY"
        : _texts.GetValueOrDefault(name, name.Length > 0 ? name : "text");
}
