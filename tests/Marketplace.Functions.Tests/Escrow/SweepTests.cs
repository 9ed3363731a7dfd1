using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Tests.Support;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Tests.Escrow;

/// <summary>What died half way is mended.</summary>
public sealed class SweepTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task APlacementThatDied_IsFreed_AndItsLateCommitIsRefused()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string key = Member.NewKey();
        OrderId id = OrderId.For(trade.Buyer.Id, key);
        await market.Get<PaymentDeadlines>().PutAsync(new(id, [ListingId.From(trade.ListingId)], market.Now.AddHours(12)), default);
        Assert.Equal(HoldResult.Held, await HoldAsync(trade, id, 3));
        Assert.Equal((2, 3, 0), await trade.StockAsync());
        await market.SweepDeadlinesAsync();
        Assert.Equal((2, 3, 0), await trade.StockAsync());

        await market.AdvanceAsync(TimeSpan.FromHours(12).Add(TimeSpan.FromSeconds(2)));
        await market.SweepDeadlinesAsync();

        Assert.Equal((5, 0, 0), await trade.StockAsync());
        (await trade.Buyer.PostAsync("/api/orders", trade.Body(), key)).Refused(409, "PLACEMENT_ABANDONED");
        (await trade.Buyer.GetAsync($"/api/orders/{id}")).Refused(404, "NOT_FOUND");
        Assert.Equal((5, 0, 0), await trade.StockAsync());
    }

    [Theory]
    [InlineData("cancelled", 5, 0)]
    [InlineData("completed", 4, 1)]
    [InlineData("refunded", 5, 0)]
    public async Task ADelayedSecondTry_AfterTheOrderEnded_LeaksNoStock(string ended, long available, long sold)
    {
        Trade trade = await EndedAsync(ended);
        Assert.Equal((available, 0, sold), await trade.StockAsync());

        // The second try had passed the look for an earlier answer when the first one committed; it holds again, and dies.
        await market.Get<PaymentDeadlines>().PutAsync(new(trade.Id, [ListingId.From(trade.ListingId)], market.Now.AddHours(12)), default);
        await HoldAsync(trade, trade.Id, 1);
        await market.AdvanceAsync(TimeSpan.FromHours(12).Add(TimeSpan.FromSeconds(2)));
        await market.SweepDeadlinesAsync();

        Assert.Equal((available, 0, sold), await trade.StockAsync());
    }

    [Fact]
    public async Task OneUnreadableOrder_DoesNotHoldUpTheOthers()
    {
        Trade broken = await Trade.PlacedAsync(market, Offer.Virtual);
        Trade trade = await Trade.PlacedAsync(market, Offer.Virtual);
        TableEntity head = await market.Tables.Orders.GetEntityAsync<TableEntity>(broken.Id.Value, "head");
        object data = head["Data"];
        head["Data"] = "{";
        await market.Tables.Orders.UpdateEntityAsync(head, Azure.ETag.All, TableUpdateMode.Replace);

        await market.AdvanceAsync(TimeSpan.FromMinutes(61));
        await market.SweepDeadlinesAsync();
        Assert.Equal("cancelled", (await trade.ReadAsync()).Text("state"));

        head["Data"] = data;
        await market.Tables.Orders.UpdateEntityAsync(head, Azure.ETag.All, TableUpdateMode.Replace);
        await market.SweepDeadlinesAsync();
        Assert.Equal("cancelled", (await broken.ReadAsync()).Text("state"));
    }

    [Fact]
    public async Task AnUnknownSignal_AndStaleNews_AreIgnored()
    {
        Trade trade = await Trade.ShippedAsync(market);
        EscrowStatus stale = new(1, Domain.Orders.OrderState.Placed, market.Now.AddDays(-1), [TransferKind.RefundBuyer]);

        await market.Durable.Client.RaiseEventAsync(InstanceOf(trade), "hello", "world");
        await market.Durable.Client.RaiseEventAsync(InstanceOf(trade), EscrowOrchestrator.NewsEvent, stale);
        await market.SettleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(trade));
        await AssertCompletesAsync(trade);
    }

    [Fact]
    public async Task AnEscrowThatWasTerminated_IsStartedAgain()
    {
        Trade trade = await Trade.ShippedAsync(market);
        await market.Durable.Client.TerminateInstanceAsync(InstanceOf(trade));
        await market.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, await StatusAsync(trade));

        await market.SweepEscrowsAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(trade));
        Assert.Contains(market.Log.Events, logged => logged.Id.Name == "EscrowStuck" && logged.Text.Contains(trade.Id.Value, StringComparison.Ordinal));
        await AssertCompletesAsync(trade);
    }

    [Fact]
    public async Task AnEscrowThatFailed_OnNewsThatNobodyCanRead_IsStartedAgain()
    {
        Trade trade = await Trade.ShippedAsync(market);
        await market.Durable.Client.RaiseEventAsync(InstanceOf(trade), EscrowOrchestrator.NewsEvent, "no status");
        await market.SettleAsync();

        await market.SweepEscrowsAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(trade));
        await AssertCompletesAsync(trade);
    }

    [Fact]
    public async Task AnEscrowThatNeverStarted_IsStartedWhenThePaymentWindowIsLookedAt()
    {
        Trade trade = await Trade.PaidAsync(market);
        await market.Durable.Client.TerminateInstanceAsync(InstanceOf(trade));
        await market.SettleAsync();
        await market.Durable.Client.PurgeInstanceAsync(InstanceOf(trade));
        Assert.Null(await market.Durable.Client.GetInstanceAsync(InstanceOf(trade)));

        // The relay's message ended in the poison queue: the row is still there that it removes once the escrow runs.
        StoredOrder stored = (await market.Get<OrderStore>().ReadAsync(trade.Id, default))!;
        await market.Get<PaymentDeadlines>().PutAsync(PaymentDeadline.Of(stored.Order), default);
        await market.AdvanceAsync(TimeSpan.FromHours(13));
        await market.SweepDeadlinesAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(trade));
    }

    [Fact]
    public async Task APaidOrder_HasNoPaymentWindowLeftToLookAt()
    {
        Trade trade = await Trade.PlacedAsync(market);
        Assert.Equal(1, await WindowsAsync(trade));

        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");

        Assert.Equal(0, await WindowsAsync(trade));
    }

    [Fact]
    public async Task TwoRequestsUnderOneKey_LeaveATraceEach()
    {
        Trade trade = await Trade.PlacedAsync(market);
        StoredOrder stored = (await market.Get<OrderStore>().ReadAsync(trade.Id, default))!;
        PaymentDeadline trace = PaymentDeadline.Of(stored.Order);

        await market.Get<PaymentDeadlines>().PutAsync(trace, default);
        await market.Get<PaymentDeadlines>().PutAsync(trace with { Listings = [ListingId.For(trade.Seller.Id, "another")] }, default);

        Assert.Equal(2, await WindowsAsync(trade));
        await market.Get<PaymentDeadlines>().RemoveAsync(trace with { Listings = [ListingId.For(trade.Seller.Id, "another")] }, default);
    }

    [Fact]
    public async Task AnEscrowThatWasPurged_IsStartedAgainFromTheOrder()
    {
        Trade trade = await Trade.ShippedAsync(market);
        await market.Durable.Client.TerminateInstanceAsync(InstanceOf(trade));
        await market.SettleAsync();
        await market.Durable.Client.PurgeInstanceAsync(InstanceOf(trade));
        await market.SweepEscrowsAsync();
        Assert.Null(await market.Durable.Client.GetInstanceAsync(InstanceOf(trade)));

        await market.RestartLostEscrowsAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(trade));
        Assert.Contains(market.Log.Events, logged => logged.Id.Name == "EscrowStuck" && logged.Text.Contains(trade.Id.Value, StringComparison.Ordinal));
        await AssertCompletesAsync(trade);
    }

    [Fact]
    public async Task HealthyEscrows_RaiseNoAlert()
    {
        Trade trade = await Trade.ShippedAsync(market);

        await market.AdvanceAsync(TimeSpan.FromDays(8));
        await market.SweepEscrowsAsync();
        await market.RestartLostEscrowsAsync();

        Assert.DoesNotContain(market.Log.Events, logged => logged.Id.Name == "EscrowStuck" && logged.Text.Contains(trade.Id.Value, StringComparison.Ordinal));
    }

    private async Task<int> WindowsAsync(Trade trade) =>
        await market.Get<PaymentDeadlines>().ReadDueAsync(market.Now.AddDays(30), default).CountAsync(window => window.OrderId == trade.Id);

    private async Task<Trade> EndedAsync(string state)
    {
        Trade trade = state switch
        {
            "cancelled" => await Trade.PlacedAsync(market),
            "completed" => await Trade.ShippedAsync(market),
            _ => await Trade.PaidAsync(market),
        };
        (await trade.ActAsync(state == "completed" ? trade.Buyer : trade.Seller, state == "completed" ? "confirm" : "cancel")).Ok();
        Assert.Equal(state, (await trade.ReadAsync()).Text("state"));
        return trade;
    }

    private async Task<HoldResult> HoldAsync(Trade trade, OrderId id, int quantity)
    {
        StoredListing listing = (await market.Get<ListingStore>().ReadAsync(ListingId.From(trade.ListingId), default))!;
        return await market.Get<StockKeeper>().HoldAsync(listing, id, quantity, default);
    }

    private async Task AssertCompletesAsync(Trade trade)
    {
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Assert.Equal(13_150, await trade.Seller.BalanceAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(trade));
    }

    private async Task<OrchestrationRuntimeStatus?> StatusAsync(Trade trade) => (await market.Durable.Client.GetInstanceAsync(InstanceOf(trade)))?.RuntimeStatus;

    private static string InstanceOf(Trade trade) => EscrowWaker.InstanceOf(trade.Id);
}
