using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>Writes one function as an operation of the document.</summary>
internal sealed partial class OperationWriter(SchemaBook schemas, DocComments comments)
{
    private readonly ParameterWriter _parameters = new(schemas);
    private readonly ResponseWriter _responses = new(schemas);

    /// <summary>The security scheme of people.</summary>
    public const string TokenScheme = "token";

    /// <summary>The security scheme of machines.</summary>
    public const string SignatureScheme = "signature";

    /// <summary>The operation of a function that says what it answers.</summary>
    public JsonObject Write(HttpFunction function, AnswersAttribute answers)
    {
        JsonObject operation = new()
        {
            ["operationId"] = char.ToLowerInvariant(function.Name[0]) + function.Name[1..],
            ["summary"] = Title(function.Name),
            ["description"] = Describe(function),
            ["tags"] = new JsonArray(function.Feature),
            ["security"] = Security(function.Access),
        };
        if (_parameters.Write(function) is { Count: > 0 } parameters)
        {
            operation["parameters"] = parameters;
        }

        if (function.Takes is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.ForRequest(body) } },
            };
        }

        operation["responses"] = _responses.Write(function, answers);
        return operation;
    }

    private static JsonArray Security(AccessAttribute? access) => access?.Caller switch
    {
        Caller.Member => [Scheme(TokenScheme)],
        Caller.AnyoneOrMember => [new JsonObject(), Scheme(TokenScheme)],
        // One of the roles is enough.
        Caller.Staff => [.. access.Roles.Select(role => Scheme(TokenScheme, role))],
        Caller.SignedWebhook => [Scheme(SignatureScheme)],
        _ => [],
    };

    private static JsonObject Scheme(string name, params string[] roles) => new() { [name] = new JsonArray([.. roles.Select(role => (JsonNode)role)]) };

    // The class says what the route is for, after the route itself; the method may add to it before it lists its answers.
    private string Describe(HttpFunction function)
    {
        string about = comments.Of(function.Method.DeclaringType!) is { } text ? Route().Replace(text, "") : "";
        string own = Answers().Replace(Route().Replace(comments.Of(function.Method) ?? "", ""), "").Trim();
        string all = $"{(about.Length > 0 ? char.ToUpperInvariant(about[0]) + about[1..] : "")} {own}".Trim();
        return all.Length > 0 ? all : Title(function.Name);
    }

    private static string Title(string name)
    {
        string words = Word().Replace(name, match => " " + match.Value.ToLowerInvariant()).Trim();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex(@"(GET|POST|PATCH|PUT|DELETE) /api/[^:]*?(:\s*|\.?$)")]
    private static partial Regex Route();

    [GeneratedRegex(@"(^|\s)[1-5]\d\d\b.*$")]
    private static partial Regex Answers();

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Word();
}
