using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>
/// The API's description in OpenAPI 3.1, made of what the code itself says: functions, their attributes, the serializer's view of the
/// types, doc comments and the policy's limits. It is built once, at the first request for it.
/// </summary>
public sealed class OpenApiDocument(PolicyCatalog policies)
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lazy<string> _text = new(() => Create(typeof(OpenApiDocument).Assembly, policies.Current).ToJsonString(_indented) + "\n");

    /// <summary>The document as JSON.</summary>
    public string Text => _text.Value;

    /// <summary>Describes the HTTP functions of an assembly.</summary>
    /// <exception cref="InvalidOperationException">A function does not say what it answers, or names a code that does not exist.</exception>
    public static JsonObject Create(Assembly assembly, MarketPolicy policy)
    {
        DocComments comments = new([assembly, typeof(MarketPolicy).Assembly]);
        SchemaBook schemas = new(comments, policy);
        IReadOnlyList<HttpFunction> functions = HttpFunction.In(assembly);
        // Requests first: a type that both directions know keeps its stricter description.
        foreach (Type body in functions.Select(function => function.Takes).OfType<Type>())
        {
            schemas.ForRequest(body);
        }

        JsonObject paths = Paths(functions, new OperationWriter(schemas, comments));
        ExampleWriter examples = new(schemas.Schemas);
        AddExamples(paths, examples);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
            ["tags"] = new JsonArray([.. functions.Select(function => function.Feature).Distinct().Order(StringComparer.Ordinal).Select(name => new JsonObject { ["name"] = name })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = SecuritySchemes(),
                ["parameters"] = ParameterWriter.Shared(),
                ["headers"] = ResponseWriter.SharedHeaders(),
                ["examples"] = ResponseWriter.SharedExamples(),
                ["schemas"] = new JsonObject(schemas.Schemas.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            },
        };
    }

    private static JsonObject Paths(IEnumerable<HttpFunction> functions, OperationWriter writer)
    {
        JsonObject paths = [];
        foreach (HttpFunction function in functions)
        {
            AnswersAttribute answers = function.Answers ?? throw new InvalidOperationException($"{function.Name} does not say what it answers: give it [Answers(typeof(…), codes)].");
            if (StandardRefusals.AllOf(function).FirstOrDefault(code => !ProblemCodes.All.ContainsKey(code)) is { } unknown)
            {
                throw new InvalidOperationException($"{function.Name} refuses with {unknown}, which {nameof(ProblemCodes)} does not explain.");
            }

            JsonNode path = paths[$"/{function.Route}"] ??= new JsonObject();
            path[function.Verb.ToLowerInvariant()] = writer.Write(function, answers);
        }

        return paths;
    }

    private static void AddExamples(JsonObject paths, ExampleWriter examples)
    {
        foreach (JsonNode operation in paths.SelectMany(path => path.Value!.AsObject()).Select(pair => pair.Value!))
        {
            if (operation["requestBody"]?["content"]?["application/json"] is JsonObject body)
            {
                body["example"] = examples.Of(body["schema"]!.AsObject(), full: true);
            }

            JsonNode success = operation["responses"]!.AsObject().First().Value!;
            if (success["content"]?["application/json"] is JsonObject answer)
            {
                answer["example"] = examples.Of(answer["schema"]!.AsObject(), full: false);
            }
        }
    }

    private static JsonObject Info() => new()
    {
        ["title"] = "Escrow marketplace",
        ["version"] = "1",
        ["description"] = "Strangers trade safely: the market holds the buyer's money until the goods are accepted or a deadline passes.\n\n"
            + "Amounts are minor units with an ISO 4217 currency, times are UTC. Every refusal is a problem (RFC 9457) with a stable `code`; nothing was written then. "
            + "What is not the caller's to see answers like what does not exist.",
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
    };

    private static JsonObject SecuritySchemes() => new()
    {
        [OperationWriter.TokenScheme] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["bearerFormat"] = "JWT",
            ["description"] = "An Entra ID access token of a person, with the scope `access_as_user`. Staff routes name the app roles of which one is needed.",
        },
        [OperationWriter.SignatureScheme] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "header",
            ["name"] = WebhookSignature.Header,
            ["description"] = "`t=<unix seconds>,v1=<hex HMAC-SHA256 of \"<t>.<raw body>\">`, at most five minutes old.",
        },
    };
}
