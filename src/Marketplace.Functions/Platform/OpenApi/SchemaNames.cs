using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>Which types have a schema of their own in the document, and what the simple ones look like.</summary>
internal static class SchemaNames
{
    // The alphabet of IdText as a character class.
    private const string IdCharacter = "[0-9a-hjkmnp-tv-z]";

    /// <summary>Where the schemas are.</summary>
    public const string Prefix = "#/components/schemas/";

    /// <summary>Whether a type is referred to instead of written out: our own types and enums.</summary>
    public static bool IsNamed(Type type) => type.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) == true;

    /// <summary>The schema's name: the type's; a page of summaries is a <c>SummaryPage</c>.</summary>
    public static string NameOf(Type type) => !type.IsGenericType ? type.Name
        : type.GetGenericTypeDefinition() == typeof(ListPage<>) ? $"{type.GetGenericArguments()[0].Name}Page"
        : throw new NotSupportedException($"{type} needs a name in the document.");

    /// <summary>A type that JSON writes as one value; null for objects, lists and dictionaries.</summary>
    public static JsonObject? Simple(Type type) =>
        type.IsEnum ? new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))]) }
        : IdPrefix(type) is { } prefix ? new() { ["type"] = "string", ["pattern"] = $"^{prefix}_{IdCharacter}{{{IdLength(type)}}}$" }
        : type == typeof(Currency) ? new() { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" }
        : type == typeof(DateTimeOffset) ? new() { ["type"] = "string", ["format"] = "date-time" }
        : type == typeof(DateOnly) ? new() { ["type"] = "string", ["format"] = "date" }
        : type == typeof(int) ? new() { ["type"] = "integer", ["format"] = "int32" }
        : type == typeof(long) ? new() { ["type"] = "integer", ["format"] = "int64" }
        : type == typeof(decimal) || type == typeof(double) ? new() { ["type"] = "number" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type == typeof(JsonElement) ? new() { ["type"] = "object" }
        : type == typeof(string) || type.IsDefined(typeof(JsonConverterAttribute), inherit: false) ? new() { ["type"] = "string" }
        : null;

    /// <summary>What ids of this type begin with; null when it is no id.</summary>
    public static string? IdPrefix(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITypedId<>))
        ? (string)type.GetProperty(nameof(ITypedId<OrderId>.Prefix))!.GetValue(null)!
        : null;

    // An id that names its order is longer than others.
    private static int IdLength(Type type) => (int?)type.GetProperty(nameof(ITypedId<OrderId>.Length))?.GetValue(null) ?? IdText.Length;

    /// <summary>The id that follows a segment of a route: <c>refund-requests/{id}</c> takes a <c>RefundRequestId</c>. Null when there is no such type.</summary>
    public static Type? IdAfter(string segment) => typeof(OrderId).Assembly.GetType(
        $"{typeof(OrderId).Namespace}.{string.Concat(segment.TrimEnd('s').Split('-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}Id");
}
