using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Payments;

public sealed class UnpaidOrderTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const long TotalMinor = 13_799;

    [Fact]
    public async Task NeverPaid_IsRemindedOnceAt12Hours_AndCancelledAt24()
    {
        Trade trade = await Trade.PlacedAsync(market, quantity: 2);
        DateTimeOffset placed = (await trade.ReadAsync()).Time("placedUtc");

        await SweepAtAsync(placed.AddHours(12).AddMinutes(-5));
        Assert.Equal(["OrderPlaced"], await trade.HistoryAsync());
        await SweepAtAsync(placed.AddHours(12).AddSeconds(2));
        await SweepAtAsync(placed.AddHours(18));
        await SweepAtAsync(placed.AddHours(24).AddMinutes(-5));
        Assert.Equal(["OrderPlaced", "PaymentReminded"], await trade.HistoryAsync());
        Assert.Equal((3, 2, 0), await trade.StockAsync());
        await SweepAtAsync(placed.AddHours(24).AddSeconds(2));

        Reply order = await trade.ReadAsync();
        Assert.Equal(("cancelled", "unpaid"), (order.Text("state"), order.Text("outcome")));
        Assert.Equal(["OrderPlaced", "PaymentReminded", "OrderCancelled"], await trade.HistoryAsync());
        Assert.Equal((5, 0, 0), await trade.StockAsync());
        (await trade.ActAsync(trade.Buyer, "pay")).Refused(409, "ORDER_STATE");
    }

    [Fact]
    public async Task APlacementRepeatedLongAfter_IsAnsweredAsBefore_AndLeavesNoWindow()
    {
        Trade trade = await Trade.OfferedAsync(market);
        string key = Member.NewKey();
        Reply first = (await trade.Buyer.PostAsync("/api/orders", trade.Body(), key)).Ok();
        (await trade.Buyer.PostAsync($"/api/orders/{first.Text("id")}/cancel")).Ok();
        await market.AdvanceAsync(TimeSpan.FromDays(2));
        await market.SweepDeadlinesAsync();
        await trade.PlaceAsync();

        Reply again = (await trade.Buyer.PostAsync("/api/orders", trade.Body(), key)).Ok();

        Assert.Equal(first.Body, again.Body);
        Assert.Equal((4, 1, 0), await trade.StockAsync());
        Assert.DoesNotContain(await Snapshot.TakeAsync(market), row => row.StartsWith("Deadlines", StringComparison.Ordinal) && row.Contains(first.Text("id"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task PayingTooLate_IsRefused_AlsoBeforeTheSweepHasCancelled()
    {
        Trade trade = await Trade.PlacedAsync(market, Offer.Virtual);

        await market.AdvanceAsync(TimeSpan.FromHours(1));

        (await trade.ActAsync(trade.Buyer, "pay")).Refused(409, "DEADLINE_PASSED");
        await market.SweepDeadlinesAsync();
        Assert.Equal(["OrderPlaced", "OrderCancelled"], await trade.HistoryAsync());
    }

    [Fact]
    public async Task CancelledBeforePaying_FreesTheStock_AndALatePaymentGoesBackInFull()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        Reply cancelled = (await trade.ActAsync(trade.Buyer, "cancel")).Ok();
        Assert.Equal(("cancelled", "cancelledByBuyer"), (cancelled.Text("state"), cancelled.Text("outcome")));
        Assert.Equal((5, 0, 0), await trade.StockAsync());

        await trade.DecideAsync("approve", new { duplicates = 2 });

        Assert.Equal((TotalMinor, TotalMinor), ((await trade.AtProviderAsync()).AmountMinor, (await trade.AtProviderAsync()).RefundedMinor));
        Assert.Equal(["OrderPlaced", "PaymentRequested", "OrderCancelled", "PaymentReturned"], await trade.HistoryAsync());
        Assert.Equal("cancelled", (await trade.ReadAsync()).Text("state"));
    }

    [Fact]
    public async Task APaymentOfTheOldPrice_GoesBack_AndTheNewPriceCanStillBePaid()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        string former = trade.PaymentId;
        Reply repriced = (await trade.ActAsync(trade.Seller, "reprice", new { goods = Offer.Money(10_001), freight = Offer.Money(500) })).Ok();
        Assert.Equal((10_501, 500), (repriced.Long("total.amountMinor"), repriced.Long("fee.amountMinor")));

        await trade.DecideAsync("approve");
        Assert.Equal(("placed", TotalMinor), ((await trade.ReadAsync()).Text("state"), (await trade.AtProviderAsync(former)).RefundedMinor));

        await trade.RequestPaymentAsync();
        Assert.NotEqual(former, trade.PaymentId);
        await trade.DecideAsync("approve");
        Reply paid = await trade.ReadAsync();
        Assert.Equal(("paid", 10_501), (paid.Text("state"), paid.Long("held.amountMinor")));
        (await trade.ActAsync(trade.Seller, "reprice", new { goods = Offer.Money(1), freight = Offer.Money(0) })).Refused(409, "ORDER_STATE");
    }

    [Fact]
    public async Task Reprice_StartsThePaymentWindowAnew()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await market.AdvanceAsync(TimeSpan.FromHours(10));

        Reply repriced = (await trade.ActAsync(trade.Seller, "reprice", new { goods = Offer.Money(1), freight = Offer.Money(0) })).Ok();

        Assert.Equal(TimeSpan.FromHours(34), TimeSpan.FromMinutes(Math.Round((repriced.Time("paymentDueUtc") - repriced.Time("placedUtc")).TotalMinutes)));
        await SweepAtAsync(repriced.Time("placedUtc").AddHours(25));
        Assert.Equal("placed", (await trade.ReadAsync()).Text("state"));
        await SweepAtAsync(repriced.Time("paymentDueUtc").AddSeconds(2));
        Assert.Equal(["OrderPlaced", "OrderRepriced", "PaymentReminded", "OrderCancelled"], await trade.HistoryAsync());
    }

    private async Task SweepAtAsync(DateTimeOffset moment)
    {
        await market.AdvanceToAsync(moment);
        await market.SweepDeadlinesAsync();
    }
}
