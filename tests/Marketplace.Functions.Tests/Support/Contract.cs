using System.Text.Json.Nodes;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.OpenApi;

namespace Marketplace.Functions.Tests.Support;

/// <summary>The API's document, as every test holds it against every answer that it gets: no status, code or member that it does not name.</summary>
internal static class Contract
{
    private static readonly JsonNode _document = JsonNode.Parse(new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text)!;

    private static readonly (string[] Segments, JsonNode Path)[] _paths =
        [.. _document["paths"]!.AsObject().Select(path => (path.Key.Split('/')[1..], path.Value!)).OrderBy(path => path.Item1.Count(IsParameter))];

    /// <summary>The answer is one that the document names.</summary>
    public static void Holds(Ask ask, Reply reply)
    {
        if (OperationOf(ask) is not { } operation)
        {
            return;
        }

        string what = $"{ask.Method} {ask.Path}: {reply.Status} {reply.Body}";
        JsonNode? response = operation["responses"]![$"{reply.Status}"];
        Assert.True(response is not null, $"docs/openapi.json does not name this answer of {what}");
        (string type, JsonNode? media) = response["content"]!.AsObject().First();
        Assert.StartsWith(type, reply.ContentType, StringComparison.Ordinal);
        string[] faults = type.EndsWith("json", StringComparison.Ordinal) ? [.. JsonSchema.Faults(_document, media!["schema"]!, reply.Json)] : [];
        Assert.True(faults.Length == 0, $"docs/openapi.json does not fit: {string.Join("; ", faults)} in {what}");
    }

    /// <summary>The example of a function's body; null when it takes none.</summary>
    public static JsonNode? ExampleBody(HttpFunction function) =>
        _document["paths"]![$"/{function.Route}"]![function.Verb.ToLowerInvariant()]!["requestBody"]?["content"]!["application/json"]!["example"];

    private static JsonNode? OperationOf(Ask ask)
    {
        string[] asked = ask.Path.Split('?')[0].TrimEnd('/').Split('/')[1..];
        return asked[0] != "api" ? null
            : _paths.FirstOrDefault(path => path.Segments.Length == asked.Length - 1 && path.Segments.Zip(asked[1..]).All(pair => IsParameter(pair.First) || pair.First == pair.Second))
                .Path?[ask.Method.Method.ToLowerInvariant()];
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
