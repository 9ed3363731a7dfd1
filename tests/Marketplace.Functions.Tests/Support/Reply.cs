using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Marketplace.Functions.Tests.Support;

/// <summary>An answer, with short ways into its body: <c>reply.Long("total.amountMinor")</c>.</summary>
internal sealed record Reply(int Status, string Body, string? ContentType, HttpResponseHeaders Headers)
{
    private JsonNode? _json;

    public string? ETag => Headers.ETag?.ToString();

    public bool Replayed => Headers.TryGetValues("Idempotency-Replayed", out IEnumerable<string>? values) && values.Single() == "true";

    public string Code => Text("code");

    public JsonNode Json => _json ??= JsonNode.Parse(Body)!;

    public IReadOnlyList<JsonNode> Items => [.. Json["items"]!.AsArray().Select(item => item!)];

    public JsonNode? At(string path)
    {
        JsonNode? node = Json;
        foreach (string part in path.Split('.'))
        {
            node = node is JsonArray array ? array[int.Parse(part, CultureInfo.InvariantCulture)] : node?[part];
        }

        return node;
    }

    public string Text(string path) => At(path)?.GetValue<string>() ?? throw new InvalidOperationException($"No {path} in {Body}");

    public long Long(string path) => At(path)?.GetValue<long>() ?? throw new InvalidOperationException($"No {path} in {Body}");

    public DateTimeOffset Time(string path) => At(path)?.GetValue<DateTimeOffset>() ?? throw new InvalidOperationException($"No {path} in {Body}");

    /// <summary>This answer, which must be a success.</summary>
    public Reply Ok()
    {
        Assert.True(Status is 200 or 201, $"{Status}: {Body}");
        return this;
    }

    /// <summary>This answer, which must be that refusal.</summary>
    public Reply Refused(int status, string code)
    {
        Assert.True(Status == status && Code == code, $"Not {status} {code} but {Status}: {Body}");
        return this;
    }
}
