using Marketplace.Functions.Tests.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Buyers;

/// <summary>Placing and not paying has its limits (rules.md section 3), also for those who are fast.</summary>
public sealed class OrderingLimitTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static readonly Offer _plenty = new() { Stock = 100 };

    [Fact]
    public async Task FiveUnpaid_AreAllThereMayBe_UntilOneIsPaidOrCancelled()
    {
        Trade trade = await Trade.OfferedAsync(market, _plenty);
        List<string> placed = [];
        for (int i = 0; i < 5; i++)
        {
            placed.Add((await PlaceAsync(trade)).Ok().Text("id"));
        }

        await Snapshot.UnchangedAsync(market, async () => (await PlaceAsync(trade)).Refused(409, "TOO_MANY_UNPAID"));
        (await trade.Buyer.PostAsync($"/api/orders/{placed[0]}/cancel")).Ok();
        (await PlaceAsync(trade)).Ok();
        (await PlaceAsync(trade)).Refused(409, "TOO_MANY_UNPAID");

        Reply page = (await trade.Buyer.PostAsync($"/api/orders/{placed[1]}/pay")).Ok();
        (await market.TellPaymentAsync("payment.captured", placed[1], page.Text("paymentId"), page.Long("amount.amountMinor"))).Ok();
        (await PlaceAsync(trade)).Ok();
    }

    [Fact]
    public async Task ThirtyAtOnce_NoMoreThanFiveGetThrough()
    {
        Trade trade = await Trade.OfferedAsync(market, _plenty);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => PlaceAsync(trade)));
        await market.SettleAsync();

        Assert.InRange(replies.Count(reply => reply.Status == 201), 1, 5);
        Assert.All(replies.Where(reply => reply.Status != 201), reply => Assert.True(reply.Code is "TOO_MANY_UNPAID" or "BUSY", reply.Body));
        Assert.Equal(replies.Count(reply => reply.Status == 201), (await trade.StockAsync()).Held);
    }

    [Fact]
    public async Task ARetry_OfTheFifth_IsItsAnswer_NotARefusal()
    {
        Trade trade = await Trade.OfferedAsync(market, _plenty);
        string key = Member.NewKey();
        for (int i = 0; i < 4; i++)
        {
            (await PlaceAsync(trade)).Ok();
        }

        Reply first = (await trade.Buyer.PostAsync("/api/orders", trade.Body(), key)).Ok();
        Reply again = (await trade.Buyer.PostAsync("/api/orders", trade.Body(), key)).Ok();

        Assert.Equal((first.Body, true), (again.Body, again.Replayed));
    }

    [Fact]
    public async Task TenPlacedAndCalledOff_SuspendOrderingForSevenDays()
    {
        Trade trade = await Trade.OfferedAsync(market, _plenty);
        for (int i = 0; i < 10; i++)
        {
            Reply placed = (await PlaceAsync(trade)).Ok();
            (await trade.Buyer.PostAsync($"/api/orders/{placed.Text("id")}/cancel")).Ok();
        }

        Reply refused = (await PlaceAsync(trade)).Refused(409, "ORDERING_SUSPENDED");
        Assert.Contains($"{market.Now.AddDays(7):yyyy-MM-dd}", refused.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenLeftUnpaid_SuspendOrdering_AndSevenDaysLaterItIsOpen()
    {
        Trade trade = await Trade.OfferedAsync(market, Offer.Virtual with { Stock = 100 });
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                (await PlaceAsync(trade)).Ok();
            }

            await market.AdvanceAsync(TimeSpan.FromHours(2));
            await market.SweepDeadlinesAsync();
        }

        (await PlaceAsync(trade)).Refused(409, "ORDERING_SUSPENDED");
        Reply inbox = (await trade.Buyer.GetAsync("/api/notifications?limit=100")).Ok();
        Assert.Single(inbox.Items, notice => notice["kind"]!.GetValue<string>() == "orderingSuspended" && notice["text"]!.GetValue<string>().Contains($"{market.Now.AddDays(7):d MMM yyyy}", StringComparison.Ordinal));
        await market.AdvanceAsync(TimeSpan.FromDays(7));
        (await PlaceAsync(trade)).Ok();
    }

    [Fact]
    public async Task SellersCancelling_AreNotTheBuyersFault()
    {
        Trade trade = await Trade.OfferedAsync(market, _plenty);
        for (int i = 0; i < 11; i++)
        {
            Reply placed = (await PlaceAsync(trade)).Ok();
            (await trade.Seller.PostAsync($"/api/orders/{placed.Text("id")}/cancel")).Ok();
        }
    }

    [Fact]
    public async Task TheLimits_CostAReadAndAWriteAnOrder()
    {
        Trade trade = await Trade.OfferedAsync(market, _plenty);
        using Measured measured = new(market);

        (await PlaceAsync(trade)).Ok();

        Assert.Equal(2, measured.Sum("storage.transactions", "resource=\"Buyers\""));
    }

    private static Task<Reply> PlaceAsync(Trade trade) => trade.Buyer.PostAsync("/api/orders", trade.Body());
}
