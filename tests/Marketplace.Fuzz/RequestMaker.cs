using System.Text.Json.Nodes;

namespace Marketplace.Fuzz;

/// <summary>What a run knows of the market that it attacks: ids that exist, and who calls.</summary>
/// <param name="Ids">Ids by the first segment of the route.</param>
/// <param name="Tokens">Tokens of members, and of nobody.</param>
/// <param name="Grants">Payment grants by token; null for none.</param>
public sealed record FuzzWorld(IReadOnlyDictionary<string, string[]> Ids, string[] Tokens, IReadOnlyDictionary<string, string>? Grants = null);

/// <summary>
/// Derives requests from the API's own document: every operation, with parameters and bodies that are right, on the edge, or hostile.
/// The same seed gives the same requests.
/// </summary>
public sealed class RequestMaker
{
    private const string Grant = "Payment-Grant";

    private readonly Random _random;
    private readonly BodyMaker _bodies;
    private readonly FuzzWorld _world;
    private readonly JsonNode _document;
    private readonly (string Path, string Verb, JsonNode Operation)[] _operations;

    /// <summary>Makes requests for an OpenAPI document.</summary>
    public RequestMaker(JsonNode document, FuzzWorld world, int seed)
    {
        (_document, _world, _random) = (document, world, new Random(seed));
        _bodies = new(document, world, _random);
        _operations =
        [
            .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key.ToUpperInvariant(), operation.Value!))),
        ];
    }

    /// <summary>So many requests.</summary>
    public IEnumerable<FuzzRequest> Make(int count) => Enumerable.Range(0, count).Select(MakeOne);

    private FuzzRequest MakeOne(int number)
    {
        (string path, string verb, JsonNode operation) = _operations[_random.Next(_operations.Length)];
        int oddPercent = new[] { 0, 8, 25, 60 }[_random.Next(4)];
        Dictionary<string, string> headers = new();
        string target = path;
        List<string> query = [];
        bool takesGrant = false;
        foreach (JsonNode parameter in (operation["parameters"]?.AsArray() ?? []).Select(node => Resolve(node!)))
        {
            string name = parameter["name"]!.GetValue<string>();
            switch (parameter["in"]!.GetValue<string>())
            {
                case "path":
                    target = target.Replace($"{{{name}}}", Escape(Odd(oddPercent) ? Hostile.Any(_random, Hostile.Texts) : Id(path, parameter)), StringComparison.Ordinal);
                    break;
                case "query" when Odd(50) || parameter["required"]!.GetValue<bool>():
                    query.AddRange(Enumerable.Repeat($"{name}={Escape(Value(parameter, oddPercent))}", Odd(oddPercent / 6) ? 2 : 1));
                    break;
                case "header" when name == Grant:
                    takesGrant = true;
                    break;
                case "header" when name == "Idempotency-Key" ? !Odd(oddPercent / 3) : Odd(oddPercent):
                    headers[name] = Odd(oddPercent) ? Ascii(Hostile.Any(_random, Hostile.Texts)) : name == "If-Match" ? $"\"{_random.Next(5)}\"" : $"fuzz-{number}";
                    break;
            }
        }

        string token = AddToken(headers, oddPercent);
        if (takesGrant && !Odd(oddPercent / 3))
        {
            headers[Grant] = Odd(oddPercent) ? Ascii(Hostile.Any(_random, Hostile.Texts)) : _world.Grants?.GetValueOrDefault(token) ?? "pg1.0.none";
        }

        byte[]? body = operation["requestBody"] is { } takes ? _bodies.Make(takes["content"]!["application/json"]!["schema"]!, oddPercent)
            : verb != "GET" && Odd(oddPercent) ? _bodies.Make(JsonNode.Parse("""{"type":"object"}""")!, oddPercent)
            : null;
        return new(number, verb, $"/api{target}{(query.Count == 0 ? "" : "?" + string.Join('&', query))}", headers, body);
    }

    private string AddToken(Dictionary<string, string> headers, int oddPercent)
    {
        string token = _world.Tokens[_random.Next(_world.Tokens.Length)];
        if (Odd(oddPercent / 4))
        {
            headers["Authorization"] = Ascii($"Bearer {(token.Length > 40 ? token[..^_random.Next(1, 40)] : Hostile.Any(_random, Hostile.Texts))}");
        }
        else if (token.Length > 0)
        {
            headers["Authorization"] = $"Bearer {token}";
        }

        return token;
    }

    private string Id(string path, JsonNode parameter) =>
        _world.Ids.TryGetValue(path.Split('/')[1], out string[]? known) && known.Length > 0 ? known[_random.Next(known.Length)]
        : parameter["schema"]!["examples"] is JsonArray examples ? examples[0]!.GetValue<string>()
        : "x";

    private string Value(JsonNode parameter, int oddPercent)
    {
        JsonNode schema = Resolve(parameter["schema"]!);
        return Odd(oddPercent) ? Hostile.Any(_random, Odd(50) ? Hostile.Texts : Hostile.Numbers)
            : schema["enum"] is JsonArray values ? values[_random.Next(values.Count)]!.GetValue<string>()
            : schema["type"]?.GetValue<string>() == "integer" ? $"{_random.Next(-1, 103)}"
            : "clothing";
    }

    private JsonNode Resolve(JsonNode node) => node["$ref"] is { } reference
        ? reference.GetValue<string>().Split('/')[1..].Aggregate(_document, (at, key) => at[key]!)
        : node;

    private bool Odd(int percent) => _random.Next(100) < percent;

    private static string Escape(string text) => Uri.EscapeDataString(text);

    // Header values that no client could send are not the API's business.
    private static string Ascii(string text) => string.Concat(text.Where(c => c is >= ' ' and <= '~'));
}
