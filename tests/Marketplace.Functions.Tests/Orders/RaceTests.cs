using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Orders;

/// <summary>Many at once: exactly what there is to get is got.</summary>
public sealed class RaceTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task FortyBuyers_RaceForTenPieces_TenGetOne()
    {
        Trade trade = await Trade.OfferedAsync(market, new Offer { Stock = 10 });
        Member[] buyers = [.. Enumerable.Range(0, 40).Select(_ => market.NewMember())];

        Reply[] replies = await Task.WhenAll(buyers.Select(buyer => PlaceAsync(trade, buyer)));
        await market.SettleAsync();

        Assert.Equal(10, replies.Count(reply => reply.Status == 201));
        Assert.All(replies.Where(reply => reply.Status != 201), reply => reply.Refused(409, "OUT_OF_STOCK"));
        Assert.Equal((0, 10, 0), await trade.StockAsync());
        Reply sold = (await trade.Seller.GetAsync("/api/orders?as=seller&limit=100")).Ok();
        Assert.Equal(10, sold.Items.Count);
    }

    [Fact]
    public async Task Confirm_RacesWithAutoConfirm_OneReleases()
    {
        Trade trade = await Trade.ShippedAsync(market);
        DateTimeOffset due = (await trade.ReadAsync()).Time("confirmDueUtc");
        await market.AdvanceToAsync(due - TimeSpan.FromSeconds(30));

        Task<Reply[]> confirms = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => trade.Buyer.PostAsync($"{trade.Path}/confirm")));
        await market.AdvanceToAsync(due);
        Reply[] replies = await confirms;
        await market.SettleAsync();

        Assert.True(replies.Count(reply => reply.Status == 200) <= 1);
        Assert.All(replies.Where(reply => reply.Status != 200), reply => Assert.Contains(reply.Code, new[] { "ORDER_STATE", "BUSY" }));
        Assert.Single(await trade.HistoryAsync(), "EscrowReleased");
        Assert.Equal(13_150, await trade.Seller.BalanceAsync());
    }

    [Fact]
    public async Task ASellersNo_RacesWithTheSilenceThatAgrees_OneOfThemHappens()
    {
        DisputedTrade case_ = await DisputedTrade.AskedAsync(market, DisputedTrade.Ask(1_000));
        DateTimeOffset due = (await case_.Trade.Seller.GetAsync($"/api/refund-requests/{case_.RefundId}")).Ok().Time("dueUtc");
        await market.AdvanceToAsync(due - TimeSpan.FromSeconds(30));

        Task<Reply[]> noes = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => case_.Trade.Seller.PostAsync($"/api/refund-requests/{case_.RefundId}/reject", new { reason = "No." })));
        await market.AdvanceToAsync(due);
        Reply[] replies = await noes;
        await market.SettleAsync();

        Assert.All(replies.Where(reply => reply.Status != 200), reply => Assert.Contains(reply.Code, new[] { "REFUND_PHASE", "REFUND_CLOSED", "DEADLINE_PASSED", "BUSY" }));
        string[] history = await case_.Trade.HistoryAsync();
        bool rejected = replies.Any(reply => reply.Status == 200);
        Assert.Single(history, @event => @event is "RefundRejected" or "RefundAgreed");
        Assert.Equal(rejected, history.Contains("RefundRejected"));
        Assert.Equal(rejected ? 0 : 1_000, (await case_.Trade.AtProviderAsync()).RefundedMinor);
    }

    [Fact]
    public async Task Ship_RacesWithCancel_OneOfThemHappens()
    {
        Trade trade = await Trade.PaidAsync(market);
        DateTimeOffset due = (await trade.ReadAsync()).Time("shipDueUtc");
        await market.AdvanceToAsync(due);

        Reply[] replies = await Task.WhenAll(trade.ShipAsync(), trade.ActAsync(trade.Buyer, "cancel"), trade.ActAsync(trade.Seller, "cancel"));
        await market.SettleAsync();

        Assert.Single(replies, reply => reply.Status == 200);
        bool shipped = (await trade.ReadAsync()).Text("state") == "shipped";
        Assert.Equal(shipped, replies[0].Status == 200);
        Assert.Equal(shipped ? 0 : 13_799, (await trade.AtProviderAsync()).RefundedMinor);
    }

    // Who is told to try again does so, under the same key.
    private static async Task<Reply> PlaceAsync(Trade trade, Member buyer)
    {
        string key = Member.NewKey();
        Reply reply;
        do
        {
            reply = await buyer.PostAsync("/api/orders", trade.Body(), key);
        }
        while (reply.Status == 409 && reply.Code == "BUSY");

        return reply;
    }
}
