using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.Matrix;

/// <summary>Route × role × relation × state: every cell is asked for and answers what the matrix says.</summary>
[Collection(CrowdedMarketTests.Name)]
public sealed class AccessMatrixTests(MarketFixture market)
{
    // One for all rows: what refusals are asked of stays as it is.
    private static MatrixStage? _shared;
    private readonly MatrixStage _stage = _shared ??= new(market);

    public static TheoryData<string> Rows => [.. AccessMatrix.Rows.Keys];

    [Fact]
    public void EveryFunction_HasItsRow() => Assert.Equal(
        HttpFunction.In(typeof(MarketplaceApp).Assembly).Select(function => function.Name).Order(), AccessMatrix.Rows.Keys.Order());

    [Fact]
    [Trait("Kind", "Recorded")]
    public void TheMatrixInDocs_IsCurrent() => Recorded.Is("docs/authorization.md", MatrixPage.Text);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task EveryCell_AnswersWhatTheMatrixSays(string name)
    {
        List<string> wrong = [];
        foreach ((HttpFunction function, string caller, string state, string expected) in AccessMatrix.Cells().Where(cell => cell.Function.Name == name))
        {
            string resource = AccessMatrix.Rows[name].Resource;
            bool changes = function.IsCommand && expected == "ok";
            Staged staged = changes ? await _stage.FreshAsync(resource, state) : await _stage.SharedAsync(resource, state);
            Reply reply = await market.SendAsync(AskFor(market, function, caller, staged));
            string cell = $"{function.Verb} {function.Route} by {caller} in {state}: {expected} and not {reply.Status} {reply.Body[..Math.Min(200, reply.Body.Length)]}";
            bool right = expected == "ok" ? reply.Status is 200 or 201 : reply.Status == ProblemCodes.All[expected].Status && reply.Code == expected;
            wrong.AddRange(right ? [] : [cell]);
            await (changes ? market.SettleAsync() : Task.CompletedTask);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    internal static Ask AskFor(MarketFixture market, HttpFunction function, string caller, Staged staged) => new(HttpMethod.Parse(function.Verb), Path(function, staged.Id))
    {
        Token = caller switch
        {
            AccessMatrix.Anonymous => null,
            AccessMatrix.Owner => staged.Owner.Token,
            AccessMatrix.Counterpart => staged.Counterpart.Token,
            AccessMatrix.Stranger => market.NewMember().Token,
            _ => market.NewMember(caller).Token,
        },
        Key = Member.NewKey(),
        Body = BodyFor(function)?.ToJsonString(),
    };

    // Of which order an example's lines are, the example cannot know.
    private static JsonNode? BodyFor(HttpFunction function)
    {
        JsonNode? body = Contract.ExampleBody(function)?.DeepClone();
        if (function.Name is "RequestRefund" or "ReviseRefund")
        {
            body!.AsObject().Remove("lines");
        }

        if (function.Name is "RateOrder")
        {
            // Both sides give it, and only a buyer scores a shop.
            body!.AsObject().Remove("shop");
        }

        // To one address not everybody has codes sent.
        if (function.Name == "EditMyProfile")
        {
            body!["email"] = $"{Member.NewKey()}@mail.example";
        }

        // One identity is one member's.
        if (function.Name == "SubmitVerification")
        {
            body!["idNumber"] = Member.NewKey();
        }

        return body;
    }

    private static string Path(HttpFunction function, string id) => string.Create(CultureInfo.InvariantCulture,
        $"/api/{function.Route.Replace("{id}", id, StringComparison.Ordinal).Replace("{provider}", "sandbox", StringComparison.Ordinal).Replace("{queue}", "order-events", StringComparison.Ordinal).Replace("{carrier}", "sf-express", StringComparison.Ordinal).Replace("{version}", "2026-11", StringComparison.Ordinal).Replace("{side}", "buyer", StringComparison.Ordinal)}"
        + $"{(function.Query.Any(query => query.Required) ? $"?{string.Join('&', function.Query.Where(query => query.Required).Select(query => $"{query.Name}={query.Values[0]}"))}" : "")}");
}
