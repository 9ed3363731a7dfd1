using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Refunds;

/// <summary>Refund requests and returns over HTTP; the provider's own books are asked.</summary>
public sealed class RefundRequestTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task APart_IsPaidAndTheRestReleased()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(3_799));
        Reply order = await case_.Trade.ReadAsync();
        Assert.Equal(("shipped", "refundRequested", case_.RefundId), (order.Text("state"), order.Text("phase"), order.Text("refundRequestId")));
        Assert.Null(order.At("confirmDueUtc"));

        Reply paid = (await case_.RefundAsync(case_.Trade.Seller, "accept")).Ok();
        Assert.Equal(("closed", "paid"), (paid.Text("phase"), paid.Text("end")));
        Assert.Equal(3_799, (await case_.Trade.AtProviderAsync()).RefundedMinor);
        (await case_.Trade.ActAsync(case_.Trade.Buyer, "confirm")).Ok();

        // 5 % of what was left of the goods and freight: the same share of the fee of 649 on 137.99.
        Assert.Equal(10_000 - 470, await case_.Trade.Seller.BalanceAsync());
        Assert.Equal(3_799, (await case_.Trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal((4, 0, 1), await case_.Trade.StockAsync());
    }

    [Fact]
    public async Task Silence_Agrees_AndTheClockToConfirmIsPausedMeanwhile()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(1_000));
        Reply clocks = (await case_.Trade.Buyer.GetAsync($"{case_.Trade.Path}/clocks")).Ok();
        Assert.Equal(["refundAnswer", "confirmation"], clocks.Items.Select(clock => clock["name"]!.GetValue<string>()));
        Assert.Equal((false, true), (clocks.At("items.0.isPaused")!.GetValue<bool>(), clocks.At("items.1.isPaused")!.GetValue<bool>()));
        Assert.InRange(clocks.Long("items.1.remainingSeconds"), (240 * 3600) - 300, 240 * 3600);

        DateTimeOffset due = clocks.Time("items.0.dueUtc");
        await market.AdvanceToAsync(due.AddMinutes(-1));
        Assert.Equal("refundRequested", (await case_.Trade.ReadAsync()).Text("phase"));
        await market.AdvanceToAsync(due);

        Reply order = await case_.Trade.ReadAsync();
        Assert.Equal("awaitingConfirmation", order.Text("phase"));
        Assert.InRange(order.Time("confirmDueUtc") - due, TimeSpan.FromHours(239.9), TimeSpan.FromHours(240.1));
        Assert.Equal(1_000, (await case_.Trade.AtProviderAsync()).RefundedMinor);
        (await case_.RefundAsync(case_.Trade.Seller, "reject", new { reason = "Too late." })).Refused(409, "REFUND_CLOSED");
    }

    [Fact]
    public async Task AReturn_ThatTheSellerAccepts_GivesTheMoneyBackAndTheGoodsToTheShelf()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market);
        await case_.AdvanceToAsync("refund:returnShipped");
        (await case_.RefundAsync(case_.Trade.Buyer, "withdraw")).Refused(409, "REFUND_PHASE");
        (await case_.RefundAsync(case_.Trade.Seller, "inspect", new { accepted = true })).Ok();

        Reply order = await case_.Trade.ReadAsync();
        Assert.Equal(("refunded", "refundAgreed"), (order.Text("state"), order.Text("outcome")));
        Assert.Equal(13_799, (await case_.Trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal((5, 0, 0), await case_.Trade.StockAsync());
    }

    [Fact]
    public async Task ARefundWithoutReturn_KeepsShippedGoodsSold()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(13_799, reason: "notReceived"));
        (await case_.RefundAsync(case_.Trade.Seller, "accept")).Ok();
        Assert.Equal((4, 0, 1), await case_.Trade.StockAsync());
    }

    [Fact]
    public async Task BadRequests_WriteNothing_AndNameTheState()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(1_000));
        (Member buyer, Member seller) = (case_.Trade.Buyer, case_.Trade.Seller);
        await Snapshot.UnchangedAsync(market, async () =>
        {
            Assert.Equal("refundRequested", (await case_.Trade.ActAsync(buyer, "confirm")).Refused(409, "REFUND_OPEN").Text("state"));
            (await case_.Trade.ActAsync(buyer, "refund-requests", DisputedTrade.Ask(1))).Refused(409, "REFUND_OPEN");
            (await case_.Trade.ActAsync(seller, "refund-requests", DisputedTrade.Ask(1))).Refused(403, "WRONG_SIDE");
            (await case_.Trade.ActAsync(seller, "extend", new { days = 3 })).Refused(409, "REFUND_OPEN");
            (await case_.RefundAsync(buyer, "accept")).Refused(403, "WRONG_SIDE");
            (await case_.RefundAsync(buyer, "escalate")).Refused(409, "REFUND_PHASE");
            (await case_.RefundAsync(seller, "reject", new { reason = "" })).Refused(422, "VALIDATION_FAILED");
            (await case_.RefundAsync(market.NewMember(), "accept")).Refused(404, "NOT_FOUND");
            foreach (string other in new[] { case_.RefundId[..^1] + "2", case_.RefundId[..^2], $"rfr_{new string('0', 28)}", case_.Trade.Id.Value })
            {
                (await seller.PostAsync($"/api/refund-requests/{other}/accept")).Refused(404, "NOT_FOUND");
                (await seller.GetAsync($"/api/refund-requests/{other}")).Refused(404, "NOT_FOUND");
            }
        });
    }

    [Fact]
    public async Task AnEarlierRequest_CanStillBeRead()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(1_000));
        (await case_.RefundAsync(case_.Trade.Buyer, "withdraw")).Ok();
        Reply second = (await case_.Trade.ActAsync(case_.Trade.Buyer, "refund-requests", DisputedTrade.Ask(2_000))).Ok();

        Reply first = (await case_.Trade.Seller.GetAsync($"/api/refund-requests/{case_.RefundId}")).Ok();
        Assert.Equal(("withdrawn", 1_000, "requested"), (first.Text("end"), first.Long("amount.amountMinor"), second.Text("phase")));
    }

    [Fact]
    public async Task TheLongestTextsThereAre_FitTheirRows()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, LongAsk());
        await case_.ArgueAsync();
        string reasons = string.Concat(Enumerable.Repeat("\"\\😀", 1_000));
        Reply ruled = (await case_.ActAsync(case_.Arbiter, "ruling", new { kind = "release", refund = Offer.Money(0), criterion = "received", reasons })).Ok();
        Assert.Equal(reasons, ruled.Text("ruling.reasons"));
        Assert.Equal("disputeRuled", (await case_.Trade.ReadAsync()).Text("phase"));
    }

    private static object LongAsk() => new
    {
        kind = "refundOnly",
        reason = "damaged",
        amount = Offer.Money(1),
        text = string.Concat(Enumerable.Repeat("\"\n", 500)),
        documents = Enumerable.Range(0, 10).Select(i => new { name = new string('"', 120), url = $"https://files.example/{new string('a', 470)}{i}", sha256 = new string('a', 64) }),
    };
}
