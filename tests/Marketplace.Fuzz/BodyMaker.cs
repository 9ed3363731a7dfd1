using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.Fuzz;

/// <summary>Makes bodies from a schema: most of it as it should be, some of it not.</summary>
internal sealed class BodyMaker(JsonNode document, FuzzWorld world, Random random)
{
    private const int BodyBytesMax = 65_536;

    /// <summary>A body, right or wrong.</summary>
    /// <param name="schema">The schema of the body.</param>
    /// <param name="oddPercent">How many of its values are odd.</param>
    public byte[] Make(JsonNode schema, int oddPercent)
    {
        string text = Write(schema, "", oddPercent);
        return random.Next(100) >= oddPercent ? Encoding.UTF8.GetBytes(text) : Spoil(text);
    }

    private byte[] Spoil(string text) => random.Next(10) switch
    {
        0 => Encoding.UTF8.GetBytes(text[..random.Next(text.Length)]),
        1 => Encoding.UTF8.GetBytes(text + Hostile.Any(random, Hostile.Others)),
        2 => Encoding.Unicode.GetBytes(text),
        3 => [.. Encoding.UTF8.GetBytes(text[..^1]), 0xC3, 0x28, (byte)'}'],
        4 => Encoding.UTF8.GetBytes($"[{text}]"),
        5 => Encoding.UTF8.GetBytes(text[..^1] + ",\"extra\":" + Hostile.Any(random, Hostile.Others) + "}"),
        6 => Encoding.UTF8.GetBytes(new string('[', random.Next(1, 5000))),
        7 => Encoding.UTF8.GetBytes(text + new string(' ', random.Next(BodyBytesMax - 200, BodyBytesMax + 200))),
        8 => [],
        _ => Flip(Encoding.UTF8.GetBytes(text)),
    };

    private byte[] Flip(byte[] bytes)
    {
        for (int i = 0; i < 3 && bytes.Length > 0; i++)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private string Write(JsonNode node, string name, int oddPercent)
    {
        JsonNode schema = node["$ref"] is { } reference ? document["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]]! : node;
        if (random.Next(100) < oddPercent / 3)
        {
            return Hostile.Any(random, Hostile.Others);
        }

        bool odd = random.Next(100) < oddPercent;
        return schema["type"]?.GetValue<string>() switch
        {
            "object" => Object(schema, oddPercent),
            "array" => Array(schema, name, odd, oddPercent),
            "integer" or "number" => odd ? Number(schema) : $"{random.Next((int?)schema["minimum"] ?? 0, 20)}",
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            _ => Hostile.Quote(odd ? Odd(schema) : Text(schema, name)),
        };
    }

    private string Object(JsonNode schema, int oddPercent)
    {
        HashSet<string> required = [.. (schema["required"]?.AsArray() ?? []).Select(one => one!.GetValue<string>())];
        IEnumerable<string> members = (schema["properties"]?.AsObject() ?? [])
            .Where(member => random.Next(100) >= (required.Contains(member.Key) ? oddPercent / 4 : 40))
            .SelectMany(member => Enumerable.Repeat(member, random.Next(100) < oddPercent / 8 ? 2 : 1))
            .Select(member => $"{Hostile.Quote(member.Key)}:{Write(member.Value!, member.Key, oddPercent)}");
        return $"{{{string.Join(',', members)}}}";
    }

    private string Array(JsonNode schema, string name, bool odd, int oddPercent)
    {
        int most = (int?)schema["maxItems"] ?? 5;
        int count = odd ? new[] { 0, most, most + 1, 500 }[random.Next(4)] : random.Next(1, Math.Min(3, most + 1));
        return $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Write(schema["items"]!, name, oddPercent)))}]";
    }

    private string Number(JsonNode schema) => random.Next(3) switch
    {
        0 when schema["maximum"] is { } most => $"{(Int128)most.GetValue<long>() + random.Next(-1, 2)}",
        1 when schema["minimum"] is { } least => $"{least.GetValue<long>() + random.Next(-1, 2)}",
        _ => Hostile.Any(random, Hostile.Numbers),
    };

    private string Odd(JsonNode schema) => random.Next(3) == 0 && schema["maxLength"] is { } most ? Hostile.Long(random, (int)most) : Hostile.Any(random, Hostile.Texts);

    private string Text(JsonNode schema, string name) =>
        schema["enum"] is JsonArray values ? values[random.Next(values.Count)]!.GetValue<string>()
        : name.EndsWith("Id", StringComparison.Ordinal) && world.Ids.GetValueOrDefault($"{name[..^2]}s") is { Length: > 0 } ids ? ids[random.Next(ids.Length)]
        : schema["examples"] is JsonArray examples ? examples[0]!.GetValue<string>()
        : schema["format"]?.GetValue<string>() == "date-time" ? "2027-12-01T08:00:00Z"
        : schema["pattern"]?.GetValue<string>() is "^[A-Z]{3}$" ? "CNY"
        : name switch { "category" => "clothing", "imageUrls" => "https://img.example/1.jpg", "carrier" => "sf-express", _ => $"text {random.Next(100)}" };
}
