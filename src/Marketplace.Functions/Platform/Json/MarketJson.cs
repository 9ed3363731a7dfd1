using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Functions.Platform.Json;

/// <summary>How the market reads and writes JSON: camelCase, enums as camelCase text, nothing unknown, nothing twice.</summary>
public static class MarketJson
{
    private const int DepthMax = 16;

    /// <summary>For requests: an unknown, doubled, missing or mistyped member is an error.</summary>
    public static JsonSerializerOptions Requests { get; } = Create(options =>
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = DepthMax;
    });

    /// <summary>For responses.</summary>
    public static JsonSerializerOptions Responses { get; } = Create(options => options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);

    /// <summary>For rows: what is written today must be readable by later code, so members may be added, never renamed.</summary>
    public static JsonSerializerOptions Rows { get; } = Create(options => options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);

    /// <summary>
    /// Writes a document for people's texts. The serializer writes each emoji as twelve characters; a long description full of them
    /// would not fit a table's property, so they are put back as they are.
    /// </summary>
    public static string Write<T>(T value, JsonSerializerOptions options) => SurrogatePairs.Unescape(JsonSerializer.Serialize(value, options));

    /// <summary>Reads a row's document, or a message.</summary>
    /// <exception cref="JsonException">It is none; such a message ends in the poison queue.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Rows) ?? throw new JsonException($"Not a {typeof(T).Name}.");

    /// <summary>An enum's name as JSON has it.</summary>
    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value that a client names so; null when there is none.</summary>
    public static TEnum? Named<TEnum>(string? name)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(known => Name(known!.Value) == name);

    private static JsonSerializerOptions Create(Action<JsonSerializerOptions> configure)
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            Converters = { new EnumNameConverter(), new UtcTimes() },
            // Chinese stays readable; answers are JSON bodies, never embedded in HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
