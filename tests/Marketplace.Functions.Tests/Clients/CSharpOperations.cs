using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.Functions.Tests.Clients;

/// <summary>Writes a method of the .NET client for each operation that people call.</summary>
internal sealed class CSharpOperations(JsonNode document, CSharpModels models)
{
    public string Write()
    {
        StringBuilder code = new(CSharpModels.Header);
        code.Append("using System;\nusing System.Net.Http;\nusing System.Text.Json;\nusing System.Threading;\nusing System.Threading.Tasks;\n\nnamespace Marketplace.Client;\n\npublic sealed partial class MarketClient\n{\n");
        string[] methods =
        [
            .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, Verb: operation.Key, Node: operation.Value!)))
                .Where(operation => !operation.Node["security"]!.ToJsonString().Contains("signature", StringComparison.Ordinal) && Answer(operation.Node) is not null)
                .Select(operation => Method(operation.Key, operation.Verb, operation.Node)),
        ];
        return code.Append(string.Join("\n", methods)).Append("}\n").ToString();
    }

    private static JsonNode? Answer(JsonNode operation) => operation["responses"]!.AsObject().First().Value!["content"]?["application/json"]?["schema"];

    private string Method(string path, string verb, JsonNode operation)
    {
        JsonNode[] parameters = [.. (operation["parameters"]?.AsArray() ?? []).Select(node => Resolve(node!))];
        bool Takes(string header) => parameters.Any(parameter => parameter["name"]!.GetValue<string>() == header);
        JsonNode[] query = [.. parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "query").OrderByDescending(IsRequired)];
        JsonNode? body = operation["requestBody"]?["content"]!["application/json"]!["schema"];
        string answer = models.TypeOf(Answer(operation)!);
        string[] arguments =
        [
            .. parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path").Select(parameter => $"string {Name(parameter)}"),
            .. body is null ? Array.Empty<string>() : [$"{models.TypeOf(body)} body"],
            .. Takes("Payment-Grant") ? ["string paymentGrant"] : Array.Empty<string>(),
            .. query.Select(parameter => IsRequired(parameter) ? $"{models.TypeOf(parameter["schema"]!)} {Name(parameter)}" : $"{models.TypeOf(parameter["schema"]!)}? {Name(parameter)} = null"),
            .. Takes("Idempotency-Key") ? ["string? idempotencyKey = null"] : Array.Empty<string>(),
            .. Takes("If-Match") ? ["string? ifMatch = null"] : Array.Empty<string>(),
            "CancellationToken cancellationToken = default",
        ];
        string route = path.TrimStart('/');
        route = $"$\"{route.Replace("{", "{Uri.EscapeDataString(", StringComparison.Ordinal).Replace("}", ")}", StringComparison.Ordinal)}\"";
        string target = query.Length == 0 ? route : $"Query({route}, {string.Join(", ", query.Select(parameter => $"(\"{parameter["name"]}\", {Name(parameter)})"))})";
        return $"{CSharpModels.Comment("    ", operation["description"])}    public Task<{answer}> {CSharpModels.Pascal(operation["operationId"]!.GetValue<string>())}Async({string.Join(", ", arguments)}) =>\n"
            + $"        SendAsync<{answer}>(HttpMethod.{CSharpModels.Pascal(verb)}, {target}, {(body is null ? "null" : "body")}, {(Takes("Idempotency-Key") ? "idempotencyKey" : "null")}, {(Takes("If-Match") ? "ifMatch" : "null")}, cancellationToken{(Takes("Payment-Grant") ? ", paymentGrant" : "")});\n";
    }

    private static bool IsRequired(JsonNode parameter) => parameter["required"]!.GetValue<bool>();

    // "as" is a word of the language.
    private static string Name(JsonNode parameter) => parameter["name"]!.GetValue<string>() is "as" ? "@as" : parameter["name"]!.GetValue<string>();

    private JsonNode Resolve(JsonNode parameter) => parameter["$ref"] is { } reference
        ? document["components"]!["parameters"]![reference.GetValue<string>().Split('/')[^1]]!
        : parameter;
}
