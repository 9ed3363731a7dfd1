using Azure.Storage.Queues;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.Telemetry;

public sealed class MetricsTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task ARelease_IsCountedOnce_HoweverOftenItIsAskedFor()
    {
        using Measured measured = new(market);
        Trade trade = await Trade.ShippedAsync(market);
        string key = Member.NewKey();
        (await trade.ActAsync(trade.Buyer, "confirm", key: key)).Ok();
        (await trade.ActAsync(trade.Buyer, "confirm", key: key)).Ok();
        (await trade.ActAsync(trade.Seller, "cancel")).Refused(409, "ORDER_STATE");

        Assert.Equal((1, 1, 1), (measured.Sum("orders.placed"), measured.Sum("payments.captured"), measured.Sum("escrows.released")));
        Assert.Equal(13_799, measured.Sum("payments.captured.amount", "currency=\"CNY\""));
        Assert.Equal((13_150, 649), (measured.Sum("escrows.released.amount", "CNY"), measured.Sum("fees.amount", "CNY")));
        Assert.Equal((0, 0), (measured.Sum("escrows.refunded"), measured.Sum("deadlines.enforced")));

        // Placed, captured, shipped, completed; more only where the relay did it once more.
        Assert.InRange(Assert.Single(measured.Of("relay.lag")).Count, 4, 50);
    }

    [Fact]
    public async Task ARefundByTime_IsARefund_AndADeadline()
    {
        Trade trade = await Trade.PaidAsync(market);
        using Measured measured = new(market);

        await market.AdvanceToAsync((await trade.ReadAsync()).Time("paidUtc") + TimeSpan.FromHours(144));

        Assert.InRange(measured.Sum("escrows.refunded"), 1, 100);
        Assert.Equal(measured.Sum("escrows.refunded.amount", "CNY"), measured.Sum("escrows.refunded") * 13_799);
        Assert.Equal(measured.Sum("escrows.refunded"), measured.Sum("deadlines.enforced", "event=\"EscrowRefunded\""));
    }

    [Fact]
    public async Task OpenEscrowsAndHeldMoney_AreWhatTheTimersSaw_AndFadeWhenTheyAreOld()
    {
        await Trade.PaidAsync(market);
        using Measured measured = new(market);
        await market.SweepEscrowsAsync();
        Reply books = (await market.NewMember(StaffRoles.Operator).GetAsync("/api/operator/reconciliation")).Ok();

        Assert.InRange(measured.Sum("escrows.open"), 1, 10_000);
        Assert.Equal(books.Json["totals"]!.AsArray().Sum(total => total!["heldMinor"]!.GetValue<long>()), measured.Sum("escrows.held.amount"));
        Assert.Equal(0, Assert.Single(measured.Of("ledger.differences")).Sum);

        await market.AdvanceAsync(TimeSpan.FromMinutes(62));
        Assert.Empty(measured.Of("escrows.open"));
    }

    [Fact]
    public async Task APoisonMessage_IsCounted_AndAnAlert_UntilItIsGone()
    {
        using Measured measured = new(market);
        QueueClient poison = new(market.Storage, $"{MarketQueues.ListingEventsName}-poison");
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("cannot be read");

        await market.CountPoisonAsync();
        Assert.Equal((1, 0), (measured.Sum("poison.messages", "listing-events-poison"), measured.Sum("poison.messages", "order-events-poison")));
        Assert.Contains(market.Log.Events, logged => logged.Id is { Id: 1201, Name: "PoisonMessage" } && logged.Text.Contains("listing-events-poison", StringComparison.Ordinal));

        await poison.DeleteAsync();
        await market.CountPoisonAsync();
        Assert.Equal(0, measured.Sum("poison.messages", "listing-events-poison"));
    }

    [Fact]
    public async Task ThePage_TellsAPersonWhatWasMeasured()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Seller, "extend", new { days = 3 })).Ok();

        Reply page = await market.SendAsync(new Ask(HttpMethod.Get, "/local/metrics"));

        Assert.Matches(@"# HELP marketplace_orders_placed_total Orders placed\. \(\{order\}\)\n# TYPE marketplace_orders_placed_total counter\nmarketplace_orders_placed_total [1-9]", page.Body);
        Assert.Matches(@"marketplace_storage_transactions_total\{service=""table"",resource=""Orders"",operation=""get""\} [1-9]", page.Body);
        Assert.Matches(@"marketplace_relay_lag_seconds_count\{queue=""order-events""\} [1-9]", page.Body);
    }
}
