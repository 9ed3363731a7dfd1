using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>No field takes a card's number, no answer repeats one, no log has one.</summary>
[Collection(StillMarketTests.Name)]
public sealed class CardNumberTests(MarketFixture market)
{
    private const string Card = "4111 1111 1111 1111";

    public static TheoryData<string> Functions =>
        [.. HttpFunction.In(typeof(MarketplaceApp).Assembly).Where(function => function.IsCommand && function.Takes is not null).Select(function => function.Name)];

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4242 4242 4242 4242", true)]
    [InlineData("5555-5555-5555-4444", true)]
    [InlineData("my card is 378282246310005, ok?", true)]
    [InlineData("４１１１１１１１１１１１１１１１", true)]
    [InlineData("4111111111111112", false)]
    [InlineData("41111111111111111111", false)]
    [InlineData("411111111111", false)]
    [InlineData("1029384756102938", false)]
    [InlineData("0000000000000000", false)]
    [InlineData("2026-11-21 08:00:00 to 2026-11-22 08:00:00", false)]
    [InlineData("SF1029384756", false)]
    [InlineData("", false)]
    public void ACardsNumber_IsKnownByItsLengthAndSum(string text, bool found) => Assert.Equal(found, CardNumbers.IsIn(text));

    [Theory]
    [InlineData("195c04d2204ffd085952527f0624cd67dbfb22d6293256146437c5177d571da8", null)]
    [InlineData("195c04d2204ffd085952527f0624cd67dbfb22d6293256146437c5177d571da8 ", "sha256")]
    [InlineData("5c04d2204ffd085952527f0624cd67dbfb22d6293256146437c5177d571da8", "sha256")]
    public void ADigest_IsNoText(string value, string? member) =>
        Assert.Equal(member, CardNumbers.MemberOf(JsonSerializer.SerializeToUtf8Bytes(new { sha256 = value })));

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task EveryTextOfEveryBody_RefusesOne(string name)
    {
        HttpFunction function = HttpFunction.In(typeof(MarketplaceApp).Assembly).First(function => function.Name == name);
        Member member = market.NewMember([.. function.Access!.Roles]);
        // An id number may look like a card's, and a Chinese bank account is one; nothing is kept of either (PayoutTests).
        string[][] texts = [.. TextsOf(Contract.ExampleBody(function)!, []).Where(path => path[^1] is not ("idNumber" or "accountNumber"))];
        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (string[] path in texts)
            {
                JsonNode body = Contract.ExampleBody(function)!.DeepClone();
                Put(body, path);
                Reply reply = await market.SendAsync(new Ask(HttpMethod.Parse(function.Verb), $"/api/{function.Route.Replace("{id}", "x", StringComparison.Ordinal).Replace("{side}", "buyer", StringComparison.Ordinal)}")
                {
                    Token = member.Token,
                    Key = Member.NewKey(),
                    Body = body.ToJsonString(),
                });
                // Where an id or a name from a list stands, it is no such thing.
                Assert.True(reply is { Status: 422, Code: "CARD_NUMBER" } or { Status: 400, Code: "MALFORMED_JSON" }, $"{name} {string.Join('.', path)}: {reply.Status} {reply.Body}");
                Assert.DoesNotContain("4111", reply.Body, StringComparison.Ordinal);
            }
        });

        Assert.DoesNotContain(market.Log.Events, logged => logged.Text.Contains("4111", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMembersName_IsNoPlaceForOneEither()
    {
        Reply reply = await market.NewMember().PostAsync("/api/orders", $$"""{"{{Card}}":1}""");

        Assert.Equal(400, reply.Refused(400, "MALFORMED_JSON").Status);
        Assert.DoesNotContain("4111", reply.Body, StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> TextsOf(JsonNode node, string[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => TextsOf(member.Value!, [.. path, member.Key])),
        JsonArray items => items.SelectMany((item, index) => TextsOf(item!, [.. path, $"{index}"])),
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.String ? [path] : [],
    };

    private static void Put(JsonNode body, string[] path)
    {
        JsonNode parent = body;
        foreach (string part in path[..^1])
        {
            parent = (parent is JsonArray items ? items[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : parent[part])!;
        }

        if (parent is JsonArray array)
        {
            array[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = Card;
        }
        else
        {
            parent[path[^1]] = Card;
        }
    }
}
