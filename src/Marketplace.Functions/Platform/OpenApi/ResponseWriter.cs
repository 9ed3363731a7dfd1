using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>Writes a function's answers: its success, and one response for each status of its refusals, with every code.</summary>
internal sealed class ResponseWriter(SchemaBook schemas)
{
    /// <summary>All answers by status.</summary>
    public JsonObject Write(HttpFunction function, AnswersAttribute answers)
    {
        JsonObject responses = new() { [Key(answers.Status)] = Success(function, answers) };
        foreach (IGrouping<int, string> refusals in StandardRefusals.AllOf(function).GroupBy(code => ProblemCodes.All[code].Status).OrderBy(group => group.Key))
        {
            responses[Key(refusals.Key)] = Refusal(refusals.Key, [.. refusals]);
        }

        return responses;
    }

    /// <summary>The headers that answers share.</summary>
    public static JsonObject SharedHeaders() => new()
    {
        ["etag"] = Header("Identifies this state of the resource; send it as If-Match."),
        ["location"] = Header("Where the new resource is."),
        ["idempotencyReplayed"] = Header("`true` when this is the answer to an earlier, identical request."),
        ["retryAfter"] = Header("After how many seconds to try again.", "integer"),
        ["wwwAuthenticate"] = Header("What is asked for: `Bearer`, with `error` when a token was sent."),
    };

    /// <summary>One example of each problem.</summary>
    public static JsonObject SharedExamples() => new(ProblemCodes.All.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonObject
    {
        ["value"] = new JsonObject
        {
            ["type"] = $"urn:marketplace:problem:{pair.Key}",
            ["title"] = ReasonPhrases.GetReasonPhrase(pair.Value.Status),
            ["status"] = pair.Value.Status,
            ["code"] = pair.Key,
            ["detail"] = pair.Value.Meaning,
        },
    })));

    private JsonObject Success(HttpFunction function, AnswersAttribute answers)
    {
        JsonObject headers = [];
        Add(headers, "ETag", "etag", answers.Body.GetProperty("Version")?.PropertyType == typeof(long));
        Add(headers, "Location", "location", answers.Status is 201 or 202);
        Add(headers, "Idempotency-Replayed", "idempotencyReplayed", function.NeedsKey);
        JsonObject response = new() { ["description"] = ReasonPhrases.GetReasonPhrase(answers.Status) };
        if (headers.Count > 0)
        {
            response["headers"] = headers;
        }

        response["content"] = new JsonObject { [answers.ContentType] = new JsonObject { ["schema"] = schemas.ForAnswer(answers.Body) } };
        return response;
    }

    private JsonObject Refusal(int status, string[] codes)
    {
        JsonObject headers = [];
        Add(headers, "WWW-Authenticate", "wwwAuthenticate", status == 401 && !codes.Contains("SIGNATURE_INVALID"));
        Add(headers, "Retry-After", "retryAfter", status is 429 or 503 || codes.Contains("BUSY"));
        JsonObject response = new()
        {
            ["description"] = string.Join("\n", codes.Select(code => $"- `{code}`: {ProblemCodes.All[code].Meaning}")),
        };
        if (headers.Count > 0)
        {
            response["headers"] = headers;
        }

        response["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(schemas.ForAnswer(typeof(Problem)), new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { ["code"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. codes.Select(code => (JsonNode)code)]) } },
                    }),
                },
                ["examples"] = new JsonObject(codes.Select(code => KeyValuePair.Create(code, (JsonNode?)new JsonObject { ["$ref"] = $"#/components/examples/{code}" }))),
            },
        };
        return response;
    }

    private static void Add(JsonObject headers, string header, string shared, bool when)
    {
        if (when)
        {
            headers[header] = new JsonObject { ["$ref"] = $"#/components/headers/{shared}" };
        }
    }

    private static JsonObject Header(string description, string type = "string") =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = type } };

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);
}
