using System.Text.Json.Nodes;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>Writes what a function takes besides its body: from its route, its query and the headers of its kind.</summary>
internal sealed class ParameterWriter(SchemaBook schemas)
{
    /// <summary>All parameters; those that many functions share are references.</summary>
    public JsonArray Write(HttpFunction function)
    {
        List<JsonNode> parameters = [.. function.RouteParameters.Select(name => OfRoute(function, name)), .. function.Query.Select(OfQuery)];
        void Share(bool when, params string[] names) => parameters.AddRange(when ? names.Select(name => new JsonObject { ["$ref"] = $"#/components/parameters/{name}" }) : []);
        Share(function.IsPaged, "limit", "cursor");
        Share(function.NeedsKey, "idempotencyKey");
        Share(function.NeedsGrant, "paymentGrant");
        Share(function.IsCommand && function.RouteParameters.Contains("id"), "ifMatch");
        return [.. parameters];
    }

    /// <summary>The parameters that functions share.</summary>
    public static JsonObject Shared() => new()
    {
        ["limit"] = Parameter("limit", "query", required: false, "How many items at most.", new()
        {
            ["type"] = "integer", ["minimum"] = 1, ["maximum"] = PageRequest.LimitMax, ["default"] = PageRequest.LimitDefault,
        }),
        ["cursor"] = Parameter("cursor", "query", required: false, "The `nextCursor` of the page before. Cursors are opaque and good for this list only.", Text()),
        ["idempotencyKey"] = Parameter(
            "Idempotency-Key",
            "header",
            required: true,
            "A new one for each new intent. The same key with the same request gets the first answer again, with `Idempotency-Replayed: true`; with another request, 422.",
            new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200, ["pattern"] = "^[!-~]+$", ["examples"] = new JsonArray("4f6f2b1e-9d1c-4d0b-8a57-1d7c0e6a2b11") }),
        ["paymentGrant"] = Parameter(
            PaymentGrants.Header,
            "header",
            required: true,
            "The `grant` of `POST /members/me/payment-password/verifications`: the payment password was given some minutes ago at most.",
            Text("pg1.1793606400.Zm9yIGV4YW1wbGUgb25seQ")),
        ["ifMatch"] = Parameter("If-Match", "header", required: false, "The ETag that the change is meant for; anything else answers 412.", Text("\"3\"")),
    };

    private JsonObject OfRoute(HttpFunction function, string name)
    {
        string[] segments = function.Route.Split('/');
        string before = segments[Array.FindIndex(segments, segment => segment.StartsWith($"{{{name}", StringComparison.Ordinal)) - 1];
        return Parameter(
            name,
            "path",
            required: true,
            name == "id" ? "Which one. A malformed id is one that does not exist." : $"The {name}'s key.",
            name == "id" && SchemaNames.IdAfter(before) is { } id ? schemas.ForAnswer(id) : Text(name == "provider" ? "sandbox" : name == "carrier" ? "sf-express" : name == "side" ? "buyer" : null));
    }

    private JsonNode OfQuery(QueryAttribute query)
    {
        JsonObject schema = query.Type is { } type ? schemas.ForAnswer(type) : Text();
        if (query.Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. query.Values.Select(value => (JsonNode)value)]);
        }

        return Parameter(query.Name, "query", query.Required, query.Description, schema);
    }

    private static JsonObject Parameter(string name, string place, bool required, string description, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = required, ["description"] = description, ["schema"] = schema };

    private static JsonObject Text(string? example = null)
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (example is not null)
        {
            schema["examples"] = new JsonArray(example);
        }

        return schema;
    }
}
