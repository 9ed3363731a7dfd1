using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A body that must be refused.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Bytes">The body.</param>
/// <param name="IsJson">Whether it is well-formed and of the right shape, so that its values are at fault (422).</param>
internal sealed record BadBody(string What, byte[] Bytes, bool IsJson = false);

/// <summary>Makes bad bodies out of a good one: each member in turn is given what it must not be.</summary>
internal static class BadBodies
{
    private const string Hole = "@hole@";

    /// <summary>Bodies that are no JSON object of this shape.</summary>
    public static IEnumerable<BadBody> Malformed(object good)
    {
        string text = Encoding.UTF8.GetString(Ask.Bytes(good));
        string[] whole =
        [
            "", " ", "{", "}", "nul", "null", "true", "5", "\"{}\"", "[]", $"[{text}]", text + text, text + "x", text[..^1], text[..^1] + ",}", $"// a\n{text}",
            text.Replace('"', '\''), text[..^1] + ",\"unknown\":1}", text[..^1] + ",\"__proto__\":{}}", text[..^1] + $",{text[1..]}",
            "{\"x\":" + string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000)) + "}",
            string.Concat(Enumerable.Repeat("{\"a\":", 30)) + "1" + new string('}', 30), "{\"\\ud800\":1}", "{}",
        ];
        return
        [
            .. whole.Select(body => new BadBody(body.Length > 80 ? body[..80] : body, Encoding.UTF8.GetBytes(body))),
            new("UTF-16", Encoding.Unicode.GetBytes(text)),
            new("invalid UTF-8", [.. Encoding.UTF8.GetBytes(text[..^1] + ",\"title\":\""), 0xC3, 0x28, .. "\"}"u8]),
            .. Leaves(good).SelectMany(leaf => RawValues(leaf.Value).Select(raw => Fill(good, leaf.Path, raw, isJson: false))),
            .. Containers(good).SelectMany(container => ContainerValues(container.Value).Select(raw => Fill(good, container.Path, raw, isJson: false))),
        ];
    }

    /// <summary>Bodies of the right shape with texts and numbers that no rule can take.</summary>
    public static IEnumerable<BadBody> Outrageous(object good) => Leaves(good).SelectMany(leaf => leaf.Value.GetValueKind() switch
    {
        JsonValueKind.Number => ["-1", "-2147483648", "9223372036854775807"],
        _ => new[] { "\"\\u0000\"", "\"a\\u0000b\"", $"\"{new string('x', 20_000)}\"" },
    }, (leaf, raw) => Fill(good, leaf.Path, raw, isJson: true));

    private static string[] RawValues(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => ["\"5\"", "1.5", "1e400", "99999999999999999999", "-99999999999999999999", "true", "{}", "[]", "NaN", "0x10", "01", "+1", "null"],
        _ => ["5", "true", "{}", "[]", "[\"a\"]", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\n\""],
    };

    private static string[] ContainerValues(JsonNode container) => container is JsonArray ? ["{}", "5", "\"\"", "[null]", "[[]]", "[5,{}]"] : ["[]", "5", "\"\"", "null"];

    private static BadBody Fill(object good, string[] path, string raw, bool isJson)
    {
        JsonNode body = Parse(good);
        JsonNode parent = body;
        foreach (string part in path[..^1])
        {
            parent = Child(parent, part);
        }

        if (parent is JsonArray array)
        {
            array[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = Hole;
        }
        else
        {
            parent[path[^1]] = Hole;
        }

        string shown = raw.Length > 40 ? raw[..40] : raw;
        return new($"{string.Join('.', path)} = {shown}", Encoding.UTF8.GetBytes(body.ToJsonString().Replace($"\"{Hole}\"", raw, StringComparison.Ordinal)), isJson);
    }

    private static IEnumerable<(string[] Path, JsonValue Value)> Leaves(object good) =>
        Walk(Parse(good), []).Where(found => found.Node is JsonValue).Select(found => (found.Path, (JsonValue)found.Node));

    private static IEnumerable<(string[] Path, JsonNode Value)> Containers(object good) =>
        Walk(Parse(good), []).Where(found => found.Node is not JsonValue && found.Path.Length > 0);

    private static IEnumerable<(string[] Path, JsonNode Node)> Walk(JsonNode node, string[] path)
    {
        yield return (path, node);
        IEnumerable<(string Name, JsonNode? Node)> children = node switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Select((item, index) => ($"{index}", item)),
            _ => [],
        };
        foreach ((string[] Path, JsonNode Node) found in children.SelectMany(child => Walk(child.Node!, [.. path, child.Name])))
        {
            yield return found;
        }
    }

    private static JsonNode Child(JsonNode node, string part) =>
        (node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part])!;

    private static JsonNode Parse(object good) => JsonNode.Parse(Ask.Bytes(good))!;
}
