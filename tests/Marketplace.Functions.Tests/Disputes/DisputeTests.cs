using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Disputes;

/// <summary>Disputes over HTTP: what each side may see and do when, and where the money goes.</summary>
public sealed class DisputeTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const long HeldMinor = 13_799;

    [Fact]
    public async Task Evidence_IsSealedUntilBothHaveFiled()
    {
        DisputedTrade case_ = await (await DisputedTrade.AskedAsync(market)).EscalateAsync();
        (Member buyer, Member seller) = (case_.Trade.Buyer, case_.Trade.Seller);
        (await case_.FileAsync(buyer, "Look at the photo.")).Ok();

        Assert.Equal(["Look at the photo."], DisputedTrade.Texts(await case_.SeenByAsync(buyer)));
        Assert.Empty(DisputedTrade.Texts(await case_.SeenByAsync(seller)));
        Assert.Empty(DisputedTrade.Texts(await case_.SeenByAsync(case_.Arbiter)));
        Assert.DoesNotContain("Look at the photo", (await seller.GetAsync($"{case_.Trade.Path}/history")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Look at the photo", (await seller.GetAsync($"{case_.Trade.Path}/case")).Body, StringComparison.Ordinal);

        (await case_.FileAsync(buyer)).Refused(409, "EVIDENCE_FILED");
        (await case_.FileAsync(seller, "It left whole.")).Ok();
        Assert.Equal(["Look at the photo.", "It left whole."], DisputedTrade.Texts(await case_.SeenByAsync(seller)));
        (await case_.FileAsync(seller)).Refused(409, "EVIDENCE_SEALED");
    }

    [Fact]
    public async Task ARuling_Waits_ForSevenDays_AndThenSplits()
    {
        DisputedTrade case_ = await (await DisputedTrade.AskedAsync(market)).ArgueAsync();
        Reply queue = (await case_.Arbiter.GetAsync("/api/operator/disputes?limit=100")).Ok();
        Assert.Contains(queue.Items, item => item["id"]!.GetValue<string>() == case_.DisputeId);

        Reply ruled = (await case_.RuleAsync(case_.Arbiter, "split", 5_000)).Ok();
        Assert.Equal("ruled", ruled.Text("phase"));
        queue = (await case_.Arbiter.GetAsync("/api/operator/disputes?limit=100")).Ok();
        Assert.DoesNotContain(queue.Items, item => item["id"]!.GetValue<string>() == case_.DisputeId);

        DateTimeOffset due = ruled.Time("dueUtc");
        await market.AdvanceToAsync(due.AddMinutes(-1));
        Assert.Equal((0, 0), ((await case_.Trade.AtProviderAsync()).RefundedMinor, await case_.Trade.Seller.BalanceAsync()));
        await market.AdvanceToAsync(due);

        Assert.Equal("ruled", (await case_.Trade.ReadAsync()).Text("outcome"));
        Assert.Equal(5_000, (await case_.Trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal(HeldMinor - 5_000 - 413, await case_.Trade.Seller.BalanceAsync());
    }

    [Fact]
    public async Task AnAppeal_GoesToAnotherArbiter_WhoseWordMovesTheMoneyAtOnce()
    {
        DisputedTrade case_ = await (await DisputedTrade.AskedAsync(market)).ArgueAsync();
        Member other = market.NewMember("Arbiter");
        (await case_.RuleAsync(case_.Arbiter, "release", 0)).Ok();
        (await case_.ActAsync(case_.Trade.Buyer, "appeal", new { text = "Unfair." })).Refused(422, "VALIDATION_FAILED");
        (await case_.ActAsync(case_.Trade.Buyer, "appeal", new { text = "An expert says so.", documents = new[] { DisputedTrade.Document("Report") } })).Ok();
        (await case_.ActAsync(case_.Trade.Seller, "appeal", new { text = "Me too.", documents = new[] { DisputedTrade.Document() } })).Refused(409, "APPEAL_USED");
        (await case_.ReplyAsync(case_.Trade.Buyer)).Refused(409, "REPLY_FILED");
        (await case_.ReplyAsync(case_.Trade.Seller)).Ok();

        (await case_.RuleAsync(case_.Arbiter, "release", 0)).Refused(403, "ARBITER_RULED_BEFORE");
        (await case_.RuleAsync(case_.Trade.Seller, "release", 0)).Refused(403, "ROLE_REQUIRED");
        Reply closed = (await case_.RuleAsync(other, "refund", HeldMinor)).Ok();

        Assert.Equal(("closed", "appealRuled"), (closed.Text("phase"), closed.Text("end")));
        Assert.Equal(HeldMinor, (await case_.Trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal((0, (4, 0, 1)), (await case_.Trade.Seller.BalanceAsync(), await case_.Trade.StockAsync()));
        (await case_.RuleAsync(other, "release", 0)).Refused(409, "DISPUTE_CLOSED");
    }

    [Fact]
    public async Task ASettlement_IsTheOfferThatStands_AcceptedByTheOtherSide()
    {
        DisputedTrade case_ = await (await DisputedTrade.AskedAsync(market)).EscalateAsync();
        (await case_.ActAsync(case_.Trade.Buyer, "offers", new { refund = Offer.Money(9_000), release = Offer.Money(1) })).Refused(422, "OFFER_NOT_WHOLE");
        (await case_.ActAsync(case_.Trade.Buyer, "offers", new { refund = Offer.Money(9_000), release = Offer.Money(4_799) })).Ok();
        (await case_.ActAsync(case_.Trade.Seller, "offers", new { refund = Offer.Money(4_000), release = Offer.Money(9_799) })).Ok();
        (await case_.ActAsync(case_.Trade.Buyer, "offers/accept", new { number = 1 })).Refused(409, "OFFER_GONE");
        (await case_.ActAsync(case_.Trade.Seller, "offers/accept", new { number = 2 })).Refused(409, "OWN_OFFER");

        Assert.Equal("settled", (await case_.ActAsync(case_.Trade.Buyer, "offers/accept", new { number = 2 })).Ok().Text("end"));
        Assert.Equal((4_000, HeldMinor - 4_000 - 460), ((await case_.Trade.AtProviderAsync()).RefundedMinor, await case_.Trade.Seller.BalanceAsync()));
    }

    [Fact]
    public async Task NoShows_AndALateArbiter_AreRaised_ButTimeNeverRules()
    {
        DisputedTrade case_ = await (await DisputedTrade.AskedAsync(market)).EscalateAsync();
        await market.AdvanceToAsync((await case_.SeenByAsync(case_.Trade.Buyer)).Time("dueUtc"));
        Reply waiting = await case_.SeenByAsync(case_.Trade.Buyer);
        Assert.Equal("ruling", waiting.Text("phase"));

        await market.AdvanceToAsync(waiting.Time("dueUtc"));
        Reply raised = await case_.SeenByAsync(case_.Arbiter);
        Assert.Equal(("ruling", 1), (raised.Text("phase"), raised.Long("overdueLevel")));
        Reply senior = (await case_.Arbiter.GetAsync($"/api/operator/disputes?queue=senior&due={Uri.EscapeDataString(market.Now.AddDays(1).ToString("O"))}")).Ok();
        Assert.Contains(senior.Items, item => item["id"]!.GetValue<string>() == case_.DisputeId);
        Assert.Equal(HeldMinor, (await case_.Trade.ReadAsync()).Long("held.amountMinor"));
        (await case_.RuleAsync(case_.Arbiter, "refund", HeldMinor)).Ok();
        Assert.Contains("EvidenceUnsealed", await case_.Trade.HistoryAsync());
    }

    [Fact]
    public async Task TheCase_IsOneDocument_ForProgramsAndForPeople()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(13_799, text: "<script>alert(1)</script>"));
        await case_.ArgueAsync();
        (await case_.RuleAsync(case_.Arbiter, "split", 5_000)).Ok();

        Reply file = (await case_.Trade.Buyer.GetAsync($"{case_.Trade.Path}/case")).Ok();
        Assert.True(file.At("chainIntact")!.GetValue<bool>());
        Assert.Equal(4, file.At("statements")!.AsArray().Count);
        Assert.All(file.At("statements")!.AsArray(), statement => Assert.True(statement!["hashMatches"]!.GetValue<bool>()));
        Assert.Equal(5_000, file.Long("dispute.ruling.refund.amountMinor"));

        Reply page = await case_.Trade.Seller.GetAsync($"{case_.Trade.Path}/case/page");
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Both had a part in it", page.Body, StringComparison.Ordinal);
        (await market.NewMember().GetAsync($"{case_.Trade.Path}/case/page")).Refused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task AnArbiterWhoIsAParty_CannotRule()
    {
        // The seller is an arbiter by profession; this case is not for that seller to rule on.
        DisputedTrade case_ = await (await DisputedTrade.AskedAsync(market)).ArgueAsync();
        Member seller = case_.Trade.Seller.As("Arbiter");
        (await case_.RuleAsync(seller, "release", 0)).Refused(403, "ARBITER_IS_PARTY");
    }
}
