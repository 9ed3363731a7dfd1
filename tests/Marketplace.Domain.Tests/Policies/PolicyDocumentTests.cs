using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Tests.Policies;

public class PolicyDocumentTests
{
    private static readonly string[] _maps = ["/names/", "/qualityStandards/", "/disputes/criteria/", "/offences/points/"];

    [Fact]
    public void Parse_OfTheShippedDocument_Succeeds() => Assert.Equal("2026-11", Parse(Document()).Version);

    [Fact]
    public void Parse_WithoutAnyOneOfItsMembers_IsRefused()
    {
        List<string> paths = [];
        Collect(Document(), "", paths);
        // Names by language and criteria by standard are maps: what they must hold is the validation's business.
        Assert.All(paths.Where(path => !_maps.Any(map => path.Contains(map, StringComparison.Ordinal))), path =>
        {
            JsonNode document = Document();
            (JsonObject owner, string name) = Find(document, path);
            owner.Remove(name);
            Assert.ThrowsAny<JsonException>(() => Parse(document));
        });
        Assert.Contains("/categories/0/feeBasisPoints", paths);
    }

    [Fact]
    public void Parse_WithAnyMemberMisspelt_IsRefused()
    {
        List<string> paths = [];
        Collect(Document(), "", paths);
        Assert.All(paths.Where(path => !_maps.Any(map => path.Contains(map, StringComparison.Ordinal))), path =>
        {
            JsonNode document = Document();
            (JsonObject owner, string name) = Find(document, path);
            owner[$"{name}x"] = 1;
            Assert.ThrowsAny<JsonException>(() => Parse(document));
        });
    }

    [Theory]
    [InlineData("/terms/0/goodsType", "\"Physikal\"")]
    [InlineData("/terms/0/goodsType", "0")]
    [InlineData("/terms/0/shipWithinHours", "\"72\"")]
    [InlineData("/terms/0/sellerExtensionDays", "null")]
    [InlineData("/currencies/0", "\"yuan\"")]
    [InlineData("/categories/0/names", "null")]
    [InlineData("/holidays/days", "null")]
    [InlineData("/holidays/days/0", "\"2026-13-01\"")]
    public void Parse_OfAValueOfTheWrongKind_IsRefused(string path, string json)
    {
        JsonNode document = Document();
        int cut = path.LastIndexOf('/');
        JsonNode owner = At(document, path[..cut]);
        if (owner is JsonArray array)
        {
            array[0] = JsonNode.Parse(json);
        }
        else
        {
            owner[path[(cut + 1)..]] = JsonNode.Parse(json);
        }

        Assert.ThrowsAny<JsonException>(() => Parse(document));
    }

    [Fact]
    public void Parse_OfANumberGivenTwice_IsRefused()
    {
        string text = Document().ToJsonString().Replace("\"orderLinesMax\":20", "\"orderLinesMax\":20,\"orderLinesMax\":30", StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => Parse(text));
        Assert.ThrowsAny<JsonException>(() => Parse("null"));
    }

    private static JsonNode Document()
    {
        using Stream stream = typeof(PolicyCatalog).Assembly.GetManifestResourceStream("policies/2026-11.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static MarketPolicy Parse(JsonNode document) => Parse(document.ToJsonString());

    private static MarketPolicy Parse(string text)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        return PolicyCatalog.Parse(stream);
    }

    // Every member's path; of arrays only the first item, for the others have the same shape.
    private static void Collect(JsonNode? node, string path, List<string> paths)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members)
                {
                    paths.Add($"{path}/{name}");
                    Collect(value, $"{path}/{name}", paths);
                }

                break;
            case JsonArray { Count: > 0 } items:
                Collect(items[0], $"{path}/0", paths);
                break;
        }
    }

    private static (JsonObject Owner, string Name) Find(JsonNode document, string path)
    {
        int cut = path.LastIndexOf('/');
        return (At(document, path[..cut]).AsObject(), path[(cut + 1)..]);
    }

    private static JsonNode At(JsonNode document, string path) => path
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(document, (node, step) => node is JsonArray items ? items[0]! : node[step]!);
}
