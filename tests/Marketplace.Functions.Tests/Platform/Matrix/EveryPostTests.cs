using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.Matrix;

/// <summary>Every POST of a member, taken from the matrix: it needs a key, and one key fifty times at once is one effect.</summary>
[Collection(CrowdedMarketTests.Name)]
public sealed class EveryPostTests(MarketFixture market)
{
    private const int AtOnce = 50;
    private const int AtOnceElsewhere = 10;

    // Where stock or money moves, and where a resource begins; all others go the same way through the same code.
    private static readonly string[] _fifty = ["CreateListing", "PlaceOrder", "PayOrder", "ConfirmReceipt", "RequestRefund", "AcceptRuling", "AcceptClaim", "DepositBond"];

    // What was refused for want of a key has changed nothing, and is asked for with one afterwards.
    private static readonly Dictionary<string, (Ask Ask, bool Succeeds)> _prepared = [];

    public static TheoryData<string> Posts => [.. Names];

    private static IEnumerable<string> Names => HttpFunction.In(typeof(MarketplaceApp).Assembly).Where(function => function.NeedsKey).Select(function => function.Name);

    [Fact]
    public async Task WithoutAKey_EachIsRefused_AndNothingIsWritten()
    {
        List<Ask> asks = [];
        foreach (string name in Names)
        {
            asks.Add((_prepared[name] = await PrepareAsync(name)).Ask with { Key = null });
        }

        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (Ask ask in asks)
            {
                (await market.SendAsync(ask)).Refused(400, "IDEMPOTENCY_KEY_REQUIRED");
            }
        });
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task OneKey_ManyTimesAtOnce_IsOneEffect_AndOneAnswer(string name)
    {
        (Ask ask, bool succeeds) = _prepared.Remove(name, out (Ask Ask, bool Succeeds) prepared) ? prepared : await PrepareAsync(name);
        int times = _fifty.Contains(name) ? AtOnce : AtOnceElsewhere;

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => market.SendAsync(ask)));
        await market.SettleAsync();

        Assert.Single(replies.Select(reply => (reply.Status, reply.Body, reply.ETag)).Distinct());
        Assert.Equal(succeeds, replies[0].Status is 200 or 201);
        Assert.Equal(succeeds ? 1 : times, replies.Count(reply => !reply.Replayed));
    }

    /// <summary>A request of the first cell that succeeds; of PlaceOrder, one for a listing that exists.</summary>
    private async Task<(Ask Ask, bool Succeeds)> PrepareAsync(string name)
    {
        HttpFunction function = HttpFunction.In(typeof(MarketplaceApp).Assembly).First(function => function.Name == name);
        if (name == "PlaceOrder")
        {
            Trade trade = await Trade.OfferedAsync(market);
            return (new Ask(HttpMethod.Post, "/api/orders") { Token = trade.Buyer.Token, Key = Member.NewKey(), Body = trade.Body() }, true);
        }

        (_, string caller, string state, string answer) = AccessMatrix.Cells().Where(cell => cell.Function.Name == name)
            .OrderByDescending(cell => cell.Answer == "ok").ThenBy(cell => cell.Answer is "TOKEN_REQUIRED" or "ROLE_REQUIRED").First();
        Staged staged = await new MatrixStage(market).FreshAsync(AccessMatrix.Rows[name].Resource, state);
        return (AccessMatrixTests.AskFor(market, function, caller, staged), answer == "ok");
    }
}
