using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Domain.Tests.Given;

/// <summary>JSON as the rows and the HTTP contract have it: camelCase, enums as text.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>By runtime type, so that an event keeps its members.</summary>
    public static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), _options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, _options)!;

    public static object Again(object value) => JsonSerializer.Deserialize(Write(value), value.GetType(), _options)!;
}
