using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Domain.Documents;

/// <summary>JSON documents that ship with this assembly: data of ours, in which whatever is unknown, doubled or missing is a fault.</summary>
internal static class EmbeddedDocuments
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>All documents of a folder, by their names without extension.</summary>
    public static Dictionary<string, T> Read<T>(string folder, Func<Stream, T> parse)
    {
        Assembly assembly = typeof(EmbeddedDocuments).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal)).ToDictionary(
            name => Path.GetFileNameWithoutExtension(name),
            name =>
            {
                using Stream document = assembly.GetManifestResourceStream(name)!;
                return parse(document);
            },
            StringComparer.Ordinal);
    }

    /// <summary>Reads one document; null for a document that says null.</summary>
    /// <exception cref="JsonException">It is none of these.</exception>
    public static T? Parse<T>(Stream document) => JsonSerializer.Deserialize<T>(document, _json);
}
