using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Ratings;

/// <summary>Ratings after completion and the credit that comes of them, over HTTP, with time moved to the window's close.</summary>
public sealed class RatingTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Secret = "never-again";

    [Fact]
    public async Task Ratings_AreSealedEverywhere_UntilBothSidesHaveSpoken()
    {
        Trade trade = await CompletedAsync();
        object shop = new { description = 5, attitude = 4, dispatch = 3, logistics = 2 };
        Reply rated = (await RateAsync(trade, trade.Buyer, "bad", Secret, shop)).Ok();
        Assert.Equal((201, "bad", null), (rated.Status, rated.Text("byBuyer.score"), rated.At("revealedUtc")));
        (await RateAsync(trade, trade.Buyer, "good")).Refused(409, "RATED");

        foreach (string path in new[] { "ratings", "history", "case", "case/page" })
        {
            Assert.Contains(Secret, await SeenAsync(trade.Buyer, trade, path == "case/page" ? "ratings" : path));
            string seen = await SeenAsync(trade.Seller, trade, path);
            Assert.DoesNotContain(Secret, seen);
            Assert.DoesNotContain("\"bad\"", seen);
        }

        // So few words are possible that the hash of them would be the word.
        Assert.Null((await trade.Seller.GetAsync($"{trade.Path}/history")).Ok().Items[^1]["hash"]);
        foreach (string path in new[] { "ratings", "history", "case" })
        {
            Assert.DoesNotContain(Secret, await SeenAsync(market.NewMember(StaffRoles.Arbiter), trade, path));
        }

        Assert.Equal(0, (await CreditAsync(trade.Seller)).Long("asSeller.points"));

        Reply both = (await RateAsync(trade, trade.Seller, "good", "Paid at once.")).Ok();
        Assert.Equal(("bad", "good"), (both.Text("byBuyer.score"), both.Text("bySeller.score")));
        Assert.Contains(Secret, await SeenAsync(trade.Seller, trade, "history"));
        Reply credit = await CreditAsync(trade.Seller);
        Assert.Equal((-1, 0, 1, 0), (credit.Long("asSeller.points"), credit.Long("asSeller.good"), credit.Long("asSeller.bad"), credit.Long("asSeller.positiveBasisPoints")));
        Assert.Equal("5 4 3 2", $"{credit.At("shop.description")} {credit.At("shop.attitude")} {credit.At("shop.dispatch")} {credit.At("shop.logistics")}");
        Assert.Equal((1, 0), ((await CreditAsync(trade.Buyer)).Long("asBuyer.points"), (await CreditAsync(trade.Buyer)).Long("asSeller.points")));
    }

    [Fact]
    public async Task Window_ClosesOverASilentSide_AndLeavesWhatNobodyRatedAlone()
    {
        Trade good = await CompletedAsync();
        Trade bad = await CompletedAsync();
        Trade silent = await CompletedAsync();
        await RateAsync(good, good.Buyer, "good");
        await RateAsync(bad, bad.Seller, "bad");
        Assert.Equal(2, await WindowsAsync());
        DateTimeOffset closes = (await silent.Buyer.GetAsync($"{silent.Path}/ratings")).Ok().Time("closesUtc");

        await market.AdvanceToAsync(closes.AddSeconds(2));
        await market.SweepDeadlinesAsync();
        await market.SweepDeadlinesAsync();

        Reply defaulted = (await good.Buyer.GetAsync($"{good.Path}/ratings")).Ok();
        Assert.Equal(("good", true), (defaulted.Text("bySeller.score"), defaulted.At("bySeller.byDefault")!.GetValue<bool>()));
        Assert.Equal((1, 1), ((await CreditAsync(good.Seller)).Long("asSeller.points"), (await CreditAsync(good.Buyer)).Long("asBuyer.points")));
        Reply alone = (await bad.Buyer.GetAsync($"{bad.Path}/ratings")).Ok();
        Assert.Equal(("bad", null), (alone.Text("bySeller.score"), alone.At("byBuyer")));
        Assert.Equal((0, -1), ((await CreditAsync(bad.Seller)).Long("asSeller.points"), (await CreditAsync(bad.Buyer)).Long("asBuyer.points")));
        Assert.DoesNotContain(await silent.HistoryAsync(), type => type.StartsWith("Rating", StringComparison.Ordinal));
        Assert.Equal(0, await WindowsAsync());
        (await RateAsync(silent, silent.Buyer, "good")).Refused(409, "DEADLINE_PASSED");
    }

    [Fact]
    public async Task BadRating_IsAnswered_MadeGoodOrTakenBack_AndCreditFollows()
    {
        Trade trade = await CompletedAsync();
        await RateAsync(trade, trade.Buyer, "bad", "Late.");
        await RateAsync(trade, trade.Seller, "neutral", "Rude.");
        Assert.Equal("Sorry.", (await trade.ActAsync(trade.Seller, "ratings/buyer/reply", new { text = "Sorry." })).Ok().Text("byBuyer.reply"));
        Assert.Equal("Sorry.", Assert.Single(await ListAsync(trade.Seller, "seller", "&score=bad"))["reply"]!.GetValue<string>());

        (await trade.ActAsync(trade.Buyer, "ratings/buyer/revision", new { to = "good" })).Ok();
        (await trade.ActAsync(trade.Seller, "ratings/seller/revision", new { to = "removed" })).Ok();
        (await trade.ActAsync(trade.Seller, "ratings/nobody/revision", new { to = "removed" })).Refused(404, "NOT_FOUND");

        Assert.Empty(await ListAsync(trade.Seller, "seller", "&score=bad"));
        Assert.Single(await ListAsync(trade.Seller, "seller", "&score=good"));
        Assert.Equal((1, 0), ((await CreditAsync(trade.Seller)).Long("asSeller.points"), (await CreditAsync(trade.Seller)).Long("asSeller.bad")));
        Assert.Empty(await ListAsync(trade.Buyer, "buyer"));
        JsonNode notCounted = Assert.Single((await CreditAsync(trade.Buyer)).At("asBuyer.notCounted")!.AsArray())!;
        Assert.Equal(("REVOKED", 1), (notCounted["reason"]!.GetValue<string>(), notCounted["ratings"]!.GetValue<int>()));
        Reply own = (await trade.Seller.GetAsync($"{trade.Path}/ratings")).Ok();
        Assert.Equal(("removed", "REVOKED"), (own.Text("bySeller.revision"), own.Text("bySeller.counts.reason")));
    }

    [Fact]
    public async Task List_ShowsWhatTheLast180DaysBrought_AndScoresStay()
    {
        Trade trade = await CompletedAsync();
        await RateAsync(trade, trade.Buyer, "good", "Fine.");
        await RateAsync(trade, trade.Seller, "good");
        JsonNode listed = Assert.Single(await ListAsync(trade.Seller, "seller"));
        Assert.Equal(("Fine.", true), (listed["comment"]!.GetValue<string>(), listed["counts"]!["scored"]!.GetValue<bool>()));
        Assert.DoesNotContain(trade.Buyer.Id.Value, listed.ToJsonString(), StringComparison.Ordinal);

        await market.AdvanceAsync(TimeSpan.FromDays(180));

        Assert.Empty(await ListAsync(trade.Seller, "seller"));
        Assert.Equal(1, (await CreditAsync(trade.Seller)).Long("asSeller.points"));
        (await market.NewMember().GetAsync($"/api/members/{trade.Seller.Id}/ratings?role=carrier")).Refused(400, "INVALID_QUERY");
        (await market.NewMember().GetAsync($"/api/members/{trade.Seller.Id}/ratings?role=seller&score=fine")).Refused(400, "INVALID_QUERY");
    }

    [Fact]
    public async Task SmallOrder_IsRatedButDoesNotCount()
    {
        Trade trade = await CompletedAsync(new Offer { PriceMinor = 99, FreightMinor = 0 });
        await RateAsync(trade, trade.Buyer, "good");
        await RateAsync(trade, trade.Seller, "good");

        Reply ratings = (await trade.Buyer.GetAsync($"{trade.Path}/ratings")).Ok();
        Assert.Equal((false, "MIN_AMOUNT"), (ratings.At("byBuyer.counts.scored")!.GetValue<bool>(), ratings.Text("byBuyer.counts.reason")));
        Assert.Equal(0, (await CreditAsync(trade.Seller)).Long("asSeller.points"));
    }

    [Fact]
    public async Task Record_CountsWhatWasCalledOffAndDisputed_OnlyOnce()
    {
        Trade trade = await CompletedAsync();
        await trade.PlaceAsync();
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");
        (await trade.ActAsync(trade.Seller, "cancel")).Ok();
        await trade.PlaceAsync();
        (await trade.ActAsync(trade.Buyer, "cancel")).Ok();
        (await RateAsync(trade, trade.Buyer, "bad")).Refused(409, "ORDER_STATE");
        await AnnounceAllAsync(trade);
        DisputedTrade dispute = await DisputedTrade.AskedAsync(market);
        await dispute.AdvanceToAsync("dispute:closed");

        Reply credit = await CreditAsync(trade.Seller);
        Assert.Equal((2, 5_000, 0), (credit.Long("record.trades"), credit.Long("record.refundedBasisPoints"), credit.Long("record.disputedBasisPoints")));
        Assert.Equal(1, credit.Long("record.medianShipHours"));
        Reply disputed = await CreditAsync(dispute.Trade.Seller);
        Assert.Equal((1, 10_000), (disputed.Long("record.trades"), disputed.Long("record.disputedBasisPoints")));
        Assert.NotNull(disputed.At("record.medianAnswerHours"));
    }

    [Fact]
    public async Task RatingsOfOneSeller_AtOnceAndToldAgain_CountOnce_AndRecomputeToTheSame()
    {
        Trade first = await CompletedAsync(new Offer { Stock = 10 });
        List<Trade> trades = [first];
        for (int number = 0; number < 5; number++)
        {
            trades.Add(await Trade.AgainAsync(market, first));
        }

        await Task.WhenAll(trades.SelectMany(trade => new[] { trade.Buyer.PostAsync($"{trade.Path}/ratings", new { score = "good" }), trade.Seller.PostAsync($"{trade.Path}/ratings", new { score = "good" }) }));
        await market.SettleAsync();
        await Task.WhenAll(trades.Select(AnnounceAllAsync));
        Reply credit = await CreditAsync(first.Seller);
        Assert.Equal((6, 6, 6, "heart"), (credit.Long("asSeller.points"), credit.Long("asSeller.good"), credit.Long("record.trades"), credit.Text("asSeller.level.rank")));

        Member chief = market.NewMember(StaffRoles.Operator);
        string path = $"/api/operator/members/{first.Seller.Id}/credit/recompute";
        Reply same = (await chief.PostAsync(path)).Ok();
        Assert.Equal((6, false), (same.Long("orders"), same.At("differed")!.GetValue<bool>()));
        Assert.Equal(credit.Json.ToJsonString(), same.At("credit")!.ToJsonString());

        // A sum that is wrong, and a rating that is lost, are found.
        await market.Tables.Credit.DeleteEntityAsync(first.Seller.Id.Value, "totals");
        await market.Tables.Credit.DeleteEntityAsync(first.Seller.Id.Value, $"pair:seller:{first.Buyer.Id}:{first.Id}");
        Reply mended = (await chief.PostAsync(path)).Ok();
        Assert.True(mended.At("differed")!.GetValue<bool>());
        Assert.Equal(credit.Json.ToJsonString(), mended.At("credit")!.ToJsonString());
        Assert.Equal(credit.Json.ToJsonString(), (await CreditAsync(first.Seller)).Json.ToJsonString());
        (await first.Seller.PostAsync(path)).Refused(403, "ROLE_REQUIRED");
    }

    private async Task<Trade> CompletedAsync(Offer? offer = null)
    {
        Trade trade = await Trade.ShippedAsync(market, offer);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        return trade;
    }

    private static Task<Reply> RateAsync(Trade trade, Member who, string score, string comment = "", object? shop = null) =>
        trade.ActAsync(who, "ratings", shop is null ? new { score, comment } : new { score, comment, shop });

    private static async Task<string> SeenAsync(Member who, Trade trade, string what) => (await who.GetAsync($"{trade.Path}/{what}")).Ok().Body;

    private async Task<Reply> CreditAsync(Member member) => (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{member.Id}/credit"))).Ok();

    private async Task<IReadOnlyList<JsonNode>> ListAsync(Member member, string role, string more = "") =>
        (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{member.Id}/ratings?role={role}{more}"))).Ok().Items;

    /// <summary>Tells the relay of all that happened to an order once more.</summary>
    private async Task AnnounceAllAsync(Trade trade)
    {
        int events = (await trade.HistoryAsync()).Length;
        await market.Queues.OrderEvents.SendMessageAsync(JsonSerializer.Serialize(new OrderAnnouncement(trade.Id, 1, events, 0), MarketJson.Rows));
        await market.SettleAsync();
    }

    private async Task<int> WindowsAsync()
    {
        int windows = 0;
        await foreach (TableEntity row in market.Tables.Deadlines.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"rating"}")))
        {
            windows += row.PartitionKey == "rating" ? 1 : 0;
        }

        return windows;
    }
}
