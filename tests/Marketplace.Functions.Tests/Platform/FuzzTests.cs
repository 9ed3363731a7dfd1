using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Tests.Support;
using Marketplace.Fuzz;
using Xunit.Abstractions;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>
/// Thousands of requests derived from the API's document, against the whole market: no 5xx, no hang, nothing written by what is refused.
/// <c>./market fuzz --requests N --seed S</c> sends more.
/// </summary>
[Collection(CrowdedMarketTests.Name)]
public sealed class FuzzTests(MarketFixture market, ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private static readonly int _requests = Setting("MARKET_FUZZ_REQUESTS", 5_000);
    private static readonly int _seed = Setting("MARKET_FUZZ_SEED", 1);

    // Refusals that hold whatever else happens meanwhile.
    private static readonly int[] _lasting = [400, 401, 403, 413, 422];

    [Fact]
    [Trait("Kind", "Fuzz")]
    public async Task WhateverIsSent_IsAnsweredWell_AndARefusalWritesNothing()
    {
        JsonNode document = JsonNode.Parse(new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text)!;
        RequestMaker maker = new(document, await WorldAsync(), _seed);
        FuzzRun run = new(market.Http, document);
        Dictionary<FuzzRequest, int> refused = [];
        FuzzReport report = await run.SendAsync(maker.Make(_requests), AtOnce, (request, status) => Note(refused, request, status), CancellationToken.None);
        output.WriteLine($"seed {_seed}: {string.Join(", ", report.ByStatus.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}"))}; slowest {report.Slowest.TotalMilliseconds:f0} ms");
        Assert.True(report.Faults.Count == 0, string.Join("\n\n", report.Faults));
        Assert.True(report.ByStatus.Where(pair => pair.Key < 300).Sum(pair => pair.Value) > _requests / 20, "Hardly anything got past the door: the generator has lost touch with the API.");
        Assert.DoesNotContain(market.Log.Events, logged => logged.Text.Contains("4111", StringComparison.Ordinal));

        await Snapshot.UnchangedAsync(market, async () =>
        {
            FuzzReport again = await run.SendAsync(refused.Keys, AtOnce, null, CancellationToken.None);
            Assert.True(again.Faults.Count == 0, string.Join("\n\n", again.Faults));
            Assert.DoesNotContain(again.ByStatus.Keys, status => status < 300);
        });
    }

    [Fact]
    public void TheSameSeed_MakesTheSameRequests()
    {
        JsonNode document = JsonNode.Parse(new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text)!;
        FuzzWorld world = new(new Dictionary<string, string[]>(), ["", "token"]);

        Assert.Equal(
            new RequestMaker(document, world, 7).Make(200).Select(request => request.ToString()),
            new RequestMaker(document, world, 7).Make(200).Select(request => request.ToString()));
    }

    private static void Note(Dictionary<FuzzRequest, int> refused, FuzzRequest request, int status)
    {
        // A wrong password is refused and counted: that is what it writes.
        bool isTry = status == 403 && request.Path.Contains("/payment-password", StringComparison.Ordinal);
        if (_lasting.Contains(status) && !isTry)
        {
            lock (refused)
            {
                refused[request] = status;
            }
        }
    }

    private async Task<FuzzWorld> WorldAsync()
    {
        DisputedTrade asked = await DisputedTrade.AskedAsync(market), disputed = await (await DisputedTrade.AskedAsync(market)).EscalateAsync();
        Trade claimed = await Trade.GuaranteedAsync(market);
        string claim = await claimed.FileClaimAsync("asDescribed");
        Payee payee = await Payee.ReadyAsync(market);
        string payout = await payee.WithdrawAsync();
        Trade[] trades = [await Trade.PlacedAsync(market), await Trade.PaidAsync(market), await Trade.ShippedAsync(market), asked.Trade, disputed.Trade, claimed];
        string draft = (await trades[0].Seller.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
        string[] tokens = [.. trades.SelectMany(trade => new[] { trade.Buyer.Token, trade.Seller.Token }), payee.Member.Token, market.NewMember("Operator", "Arbiter", "Finance").Token];
        // A refusal that lasts only until one is verified does not last.
        await Task.WhenAll(tokens.Select(token => market.VerifyAsync(MarketFixture.MemberOf(token)!.Value)));
        return new(
            new Dictionary<string, string[]>
            {
                ["orders"] = [.. trades.Select(trade => trade.Id.Value)],
                ["listings"] = [.. trades.Select(trade => trade.ListingId), draft],
                ["refund-requests"] = [asked.RefundId, disputed.RefundId],
                ["disputes"] = [disputed.DisputeId],
                ["claims"] = [claim],
                ["payouts"] = [payout],
                ["members"] = [.. trades.Select(trade => trade.Seller.Id.Value)],
                ["operator"] = [.. trades.Select(trade => trade.Seller.Id.Value)],
            },
            [.. tokens, ""],
            tokens.ToDictionary(token => token, token => market.Get<PaymentGrants>().Issue(MarketFixture.MemberOf(token)!.Value, market.Now.AddHours(1))));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
