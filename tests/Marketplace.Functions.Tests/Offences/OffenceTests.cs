using Marketplace.Domain;
using Marketplace.Domain.Offences;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Offences;

/// <summary>A review case from the suspicion to the appeal, over HTTP: what it takes away, what it bars, and that all of it can be undone.</summary>
public sealed class OffenceTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private readonly Member _desk = market.NewMember(StaffRoles.Operator);

    [Fact]
    public async Task Upheld_TakesPointsTwiceOver_Recomputed_Stays_AndAnAppealUpheld_UndoesAllOfIt()
    {
        Trade[] trades = await RatedAsync(3);
        Member seller = trades[0].Seller;
        Assert.Equal(3, (await CreditAsync(seller)).Long("asSeller.points"));
        string id = await OpenAsync(seller, "ratingBurst", trades[..2]);
        Assert.Equal(3, (await CreditAsync(seller)).Long("asSeller.points"));
        Assert.Contains((await _desk.GetAsync("/api/operator/reviews?state=open&limit=100")).Ok().Items, item => item["id"]!.GetValue<string>() == id);
        Assert.Empty((await seller.GetAsync("/api/members/me/offences")).Ok().At("offences")!.AsArray());

        (await DecideAsync(_desk, id, "uphold")).Ok();
        await UpheldAsync(seller, trades);
        Reply recomputed = (await _desk.PostAsync($"/api/operator/members/{seller.Id}/credit/recompute")).Ok();
        Assert.False(recomputed.At("differed")!.GetValue<bool>());
        await UpheldAsync(seller, trades);

        // Lost, the sum is counted again from orders and cases.
        await market.Tables.Credit.DeleteEntityAsync(seller.Id.Value, "totals");
        (await _desk.PostAsync($"/api/operator/members/{seller.Id}/credit/recompute")).Ok();
        await UpheldAsync(seller, trades);

        (await seller.PostAsync($"/api/members/me/offences/{id}/appeal", new { text = "They are customers." })).Ok();
        (await DecideAsync(_desk, id, "uphold-appeal")).Refused(403, "ARBITER_RULED_BEFORE");
        (await DecideAsync(market.NewMember(StaffRoles.Operator), id, "uphold-appeal")).Ok();

        Reply credit = await CreditAsync(seller);
        Assert.Equal((3L, 3L, 0, 0), (credit.Long("asSeller.points"), credit.Long("asSeller.good"), credit.At("offences")!.AsArray().Count, credit.At("asSeller.notCounted")!.AsArray().Count));
        (await seller.PostAsync("/api/listings", new Offer().Body())).Ok();
    }

    [Fact]
    public async Task CasesOverTheSameOrders_UpheldAtOnce_TakeWhatTheyBroughtOnce()
    {
        Trade[] trades = await RatedAsync(3);
        string[] cases = await Task.WhenAll(new[] { "ratingRing", "selfDealing", "ratingBurst" }.Select(kind => OpenAsync(trades[0].Seller, kind, trades[..2])));

        Reply[] upheld = await Task.WhenAll(cases.Select(id => DecideAsync(_desk, id, "uphold")));

        Assert.Equal([0L, 0L, 2L], upheld.Select(reply => reply.Ok().Long("brought.asSeller")).Order());
        Assert.Equal(-1, (await CreditAsync(trades[0].Seller)).Long("asSeller.points"));
    }

    [Fact]
    public async Task PointsAddUp_TwelveBarListing_TwentyFourTakeOffSale_AndTimeOpensAgain()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string draft = (await trade.Seller.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
        (await DecideAsync(_desk, await OpenAsync(trade.Seller, "ratingRing", []), "uphold")).Ok();

        Reply barred = (await trade.Seller.PostAsync("/api/listings", new Offer().Body())).Refused(403, "LISTING_BARRED");
        Assert.Contains($"{market.Now.AddDays(7):yyyy-MM-dd}", barred.Text("detail"));
        (await trade.Seller.PostAsync($"/api/listings/{draft}/activate")).Refused(403, "LISTING_BARRED");
        await trade.PlaceAsync();

        (await DecideAsync(_desk, await OpenAsync(trade.Seller, "ratingRing", []), "uphold")).Ok();
        await market.SettleAsync();
        Assert.Equal("paused", (await trade.Seller.GetAsync($"/api/listings/{trade.ListingId}")).Ok().Text("state"));
        (await market.NewMember().PostAsync("/api/orders", trade.Body())).Refused(409, "LISTING_NOT_ACTIVE");
        (await trade.Seller.PostAsync($"/api/listings/{trade.ListingId}/activate")).Refused(403, "LISTING_BARRED");
        Assert.Equal(24, (await trade.Seller.GetAsync("/api/members/me/offences")).Ok().Long("penaltyPoints"));
        Assert.Contains((await trade.Seller.GetAsync("/api/members/me/security-events")).Ok().Items, told => told["kind"]!.GetValue<string>() == "standingChanged");

        await market.AdvanceAsync(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        (await trade.Seller.PostAsync($"/api/listings/{trade.ListingId}/activate")).Ok();
    }

    [Fact]
    public async Task WhoRefusesInMasses_OrdersNothing_UntilTheTimeIsOver_OrTheAppealIsUpheld()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string id = await OpenAsync(trade.Buyer, "placeAndRefuse", []);
        (await DecideAsync(_desk, id, "uphold")).Ok();
        (await trade.Buyer.PostAsync("/api/orders", trade.Body())).Refused(409, "ORDERING_SUSPENDED");

        (await trade.Buyer.PostAsync($"/api/members/me/offences/{id}/appeal", new { text = "They came broken." })).Ok();
        (await DecideAsync(market.NewMember(StaffRoles.Operator), id, "uphold-appeal")).Ok();
        await trade.PlaceAsync();
    }

    [Fact]
    public async Task FourUpheld_CloseTheAccount()
    {
        Trade trade = await Trade.OfferedAsync(market);
        foreach (string id in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(trade.Seller, "selfDealing", []))))
        {
            (await DecideAsync(_desk, id, "uphold")).Ok();
        }

        await market.AdvanceAsync(TimeSpan.FromDays(30));
        (await trade.Seller.PostAsync("/api/listings", new Offer().Body())).Refused(403, "LISTING_BARRED");
        Trade other = await Trade.OfferedAsync(market);
        (await trade.Seller.PostAsync("/api/orders", other.Body())).Refused(409, "ORDERING_SUSPENDED");
    }

    [Fact]
    public async Task WhoCarriesOutAnOffenceLate_AfterItWasReversed_LeavesNothingOfIt()
    {
        Trade[] trades = await RatedAsync(1);
        Member seller = trades[0].Seller;
        string id = await OpenAsync(seller, "ratingBurst", trades);
        (await DecideAsync(_desk, id, "uphold")).Ok();
        ReviewCase upheld = (await market.Get<ReviewStore>().ReadAsync(ReviewId.From(id), default))!.Case;
        (await seller.PostAsync($"/api/members/me/offences/{id}/appeal", new { text = "They are customers." })).Ok();
        (await DecideAsync(market.NewMember(StaffRoles.Operator), id, "uphold-appeal")).Ok();

        await market.Get<ReviewConsequences>().CarryOutAsync(upheld, upheld.Version, default);

        Reply credit = await CreditAsync(seller);
        Assert.Equal((1L, 0), (credit.Long("asSeller.points"), credit.At("offences")!.AsArray().Count));
        (await seller.PostAsync("/api/listings", new Offer().Body())).Ok();
    }

    [Fact]
    public async Task WhatAProcessThatDied_LeftUndone_TheSweepDoes()
    {
        Trade[] trades = await RatedAsync(1);
        string id = await OpenAsync(trades[0].Seller, "ratingBurst", trades);
        ReviewStore store = market.Get<ReviewStore>();
        StoredReview open = (await store.ReadAsync(ReviewId.From(id), default))!;
        await new ReviewsDue(market.Tables).PutAsync(ReviewsDue.Of(open.Case.Id, market.Now.AddHours(-1)), default);
        await store.TryWriteAsync(open, open.Case.Uphold(_desk.Id, "As seen.", new(1, 0), market.Get<Domain.Policies.PolicyCatalog>().Current.Offences, market.Now).Value, null, null, default);
        Assert.Equal(1, (await CreditAsync(trades[0].Seller)).Long("asSeller.points"));

        await market.SweepDeadlinesAsync();

        Assert.Equal(-1, (await CreditAsync(trades[0].Seller)).Long("asSeller.points"));
        (await trades[0].Seller.PostAsync("/api/listings", new Offer().Body())).Refused(403, "LISTING_BARRED");
    }

    // One of three ratings counts, and what the other two had brought is taken away once more.
    private async Task UpheldAsync(Member seller, Trade[] trades)
    {
        Reply credit = await CreditAsync(seller);
        Assert.Equal(credit.Long("asSeller.points"), (await seller.GetAsync($"/api/members/{seller.Id}/shop")).Ok().Long("credit.points"));
        Assert.Equal((-1L, 1L, "REVOKED", 2L), (credit.Long("asSeller.points"), credit.Long("asSeller.good"), credit.Text("asSeller.notCounted.0.reason"), credit.Long("asSeller.notCounted.0.ratings")));
        Assert.Equal(("ratingBurst", 12L), (credit.Text("offences.0.kind"), credit.Long("offences.0.penaltyPoints")));
        Assert.Equal("REVOKED", (await seller.GetAsync($"{trades[0].Path}/ratings")).Ok().Text("byBuyer.counts.reason"));
        Assert.Equal("upheld", (await seller.GetAsync("/api/members/me/offences")).Ok().Text("offences.0.state"));
    }

    private async Task<Trade[]> RatedAsync(int count)
    {
        Trade first = await Trade.ShippedAsync(market, new Offer { Stock = 10 });
        (await first.ActAsync(first.Buyer, "confirm")).Ok();
        List<Trade> trades = [first];
        while (trades.Count < count)
        {
            trades.Add(await Trade.AgainAsync(market, first));
        }

        foreach (Trade trade in trades)
        {
            (await trade.ActAsync(trade.Buyer, "ratings", new { score = "good" })).Ok();
            (await trade.ActAsync(trade.Seller, "ratings", new { score = "good" })).Ok();
        }

        return [.. trades];
    }

    private async Task<string> OpenAsync(Member accused, string kind, Trade[] trades) => (await _desk.PostAsync(
        "/api/operator/reviews", new { memberId = accused.Id.Value, kind, orders = trades.Select(trade => trade.Id.Value), findings = "看起来是刷单" })).Ok().Text("id");

    private static Task<Reply> DecideAsync(Member desk, string id, string action) => desk.PostAsync($"/api/operator/reviews/{id}/{action}", new { reasons = "As the orders show." });

    private async Task<Reply> CreditAsync(Member member) => (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{member.Id}/credit"))).Ok();
}
