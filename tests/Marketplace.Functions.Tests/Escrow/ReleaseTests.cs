using System.Text.Json.Nodes;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Escrow;

/// <summary>Ways on which the money goes to the seller.</summary>
public sealed class ReleaseTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    // 2 × 129.99 + 8.00; the fee is 5 % of the goods, 12.999, rounded down.
    private const long TotalMinor = 26_798;
    private const long FeeMinor = 1_299;
    private const long CreditMinor = TotalMinor - FeeMinor;

    [Fact]
    public async Task TheWholeWay_FromListingToTheSellersBalance()
    {
        Trade trade = await Trade.OfferedAsync(market);
        Reply browsed = await trade.Buyer.GetAsync($"/api/listings?seller={trade.Seller.Id}");
        Assert.Equal(trade.ListingId, Assert.Single(browsed.Ok().Items)["id"]!.GetValue<string>());

        trade = await Trade.PlacedAsync(market, quantity: 2);
        Reply placed = await trade.ReadAsync();
        Assert.Equal(("placed", TotalMinor, FeeMinor, 0), (placed.Text("state"), placed.Long("total.amountMinor"), placed.Long("fee.amountMinor"), placed.Long("held.amountMinor")));
        Assert.Equal((3, 2, 0), await trade.StockAsync());

        Assert.Equal(TotalMinor, (await trade.RequestPaymentAsync()).Long("amount.amountMinor"));
        await trade.DecideAsync("approve");
        Reply paid = await trade.ReadAsync();
        Assert.Equal(("paid", TotalMinor), (paid.Text("state"), paid.Long("held.amountMinor")));
        Assert.Equal(TimeSpan.FromHours(72), paid.Time("shipDueUtc") - paid.Time("paidUtc"));

        Reply shipped = (await trade.ShipAsync()).Ok();
        Assert.Equal(("shipped", TimeSpan.FromHours(240)), (shipped.Text("state"), shipped.Time("confirmDueUtc") - shipped.Time("shippedUtc")));

        Reply confirmed = (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Assert.Equal(("completed", "confirmed", 0), (confirmed.Text("state"), confirmed.Text("outcome"), confirmed.Long("held.amountMinor")));
        await AssertReleasedAsync(trade);
        Assert.Equal((3, 0, 2), await trade.StockAsync());
        Assert.Equal(["OrderPlaced", "PaymentRequested", "PaymentCaptured", "OrderShipped", "ReceiptConfirmed", "EscrowReleased"], await trade.HistoryAsync());
        Assert.Empty((await trade.Buyer.GetAsync($"{trade.Path}/clocks")).Ok().Items);
    }

    [Fact]
    public async Task Silence_IsRemindedTwice_AndConfirms()
    {
        Trade trade = await Trade.ShippedAsync(market, quantity: 2);
        DateTimeOffset due = (await trade.ReadAsync()).Time("confirmDueUtc");

        await market.AdvanceToAsync(due - TimeSpan.FromMinutes(1));
        Assert.Equal(["ConfirmationReminded", "ConfirmationReminded"], (await trade.HistoryAsync())[^2..]);
        Assert.Equal("shipped", (await trade.ReadAsync()).Text("state"));

        await market.AdvanceToAsync(due);
        Assert.Equal(("completed", "autoConfirmed"), ((await trade.ReadAsync()).Text("state"), (await trade.ReadAsync()).Text("outcome")));
        await AssertReleasedAsync(trade);
        (await trade.ActAsync(trade.Buyer, "confirm")).Refused(409, "ORDER_STATE");
    }

    [Fact]
    public async Task AutoDelivery_IsShippedByThePayment_AndConfirmsAfterADay()
    {
        Trade trade = await Trade.PaidAsync(market, Offer.AutoDelivery);
        Reply order = await trade.ReadAsync();
        Assert.Equal(("shipped", "platform"), (order.Text("state"), order.Text("shipment.carrier")));
        (await trade.ActAsync(trade.Buyer, "extend", new { days = 1 })).Refused(409, "EXTENSION_USED_UP");

        await market.AdvanceToAsync(order.Time("paidUtc") + TimeSpan.FromHours(24));

        Assert.Equal("autoConfirmed", (await trade.ReadAsync()).Text("outcome"));
        Assert.Equal(12_999 - 649, await trade.Seller.BalanceAsync());
    }

    [Fact]
    public async Task VirtualGoods_ConfirmAfterThreeDays_WithOneReminder()
    {
        Trade trade = await Trade.ShippedAsync(market, Offer.Virtual);

        await market.AdvanceAsync(TimeSpan.FromHours(72));

        Assert.Equal("autoConfirmed", (await trade.ReadAsync()).Text("outcome"));
        Assert.Single(await trade.HistoryAsync(), "ConfirmationReminded");
    }

    [Fact]
    public async Task Extensions_OfBothSides_MoveTheDeadlineThatHolds()
    {
        Trade trade = await Trade.ShippedAsync(market);
        DateTimeOffset due = (await trade.ReadAsync()).Time("confirmDueUtc");
        (await trade.ActAsync(trade.Buyer, "extend", new { days = 3 })).Refused(409, "EXTENSION_TOO_EARLY");
        (await trade.ActAsync(trade.Seller, "extend", new { days = 4 })).Refused(422, "EXTENSION_DAYS");

        Assert.Equal(due.AddDays(5), (await trade.ActAsync(trade.Seller, "extend", new { days = 5 })).Ok().Time("confirmDueUtc"));
        await market.AdvanceToAsync(due.AddDays(5).AddHours(-2));
        Assert.Equal(due.AddDays(8), (await trade.ActAsync(trade.Buyer, "extend", new { days = 3 })).Ok().Time("confirmDueUtc"));
        (await trade.ActAsync(trade.Buyer, "extend", new { days = 3 })).Refused(409, "EXTENSION_USED_UP");
        await market.AdvanceToAsync(due.AddDays(8).AddHours(-1));
        Assert.Equal("shipped", (await trade.ReadAsync()).Text("state"));

        await market.AdvanceToAsync(due.AddDays(8));
        Assert.Equal("autoConfirmed", (await trade.ReadAsync()).Text("outcome"));
    }

    [Fact]
    public async Task Delivered_ShortensAutoConfirm_OnceAndNeverLengthensIt()
    {
        Trade trade = await Trade.ShippedAsync(market);
        DateTimeOffset shipped = (await trade.ReadAsync()).Time("shippedUtc");
        await market.AdvanceAsync(TimeSpan.FromDays(1));
        DateTimeOffset delivered = market.Now;

        Assert.Equal("accepted", (await market.TellDeliveryAsync(trade.TrackingNumber, delivered)).Ok().Text("result"));
        await market.SettleAsync();
        Assert.Equal(delivered.AddDays(7), (await trade.ReadAsync()).Time("confirmDueUtc"));
        (await market.TellDeliveryAsync(trade.TrackingNumber, delivered.AddDays(2))).Ok();

        await market.AdvanceToAsync(delivered.AddDays(7));
        Reply order = await trade.ReadAsync();
        Assert.Equal("autoConfirmed", order.Text("outcome"));
        Assert.True(order.Time("closedUtc") < shipped.AddDays(10));
        Assert.Single(await trade.HistoryAsync(), "DeliverySignalled");
    }

    [Fact]
    public async Task Preorder_ShipsFromTheDayTheGoodsAreThere()
    {
        DateTimeOffset there = market.Now.AddDays(20);
        Trade trade = await Trade.PaidAsync(market, new Offer { PreorderUtc = there });

        Assert.Equal(there.AddHours(72), (await trade.ReadAsync()).Time("shipDueUtc"));
        (await trade.ActAsync(trade.Buyer, "cancel")).Refused(409, "SHIPPING_NOT_OVERDUE");
    }

    [Fact]
    public async Task Release_OfSeveralOrders_ListsEveryEntryNewestFirst()
    {
        Trade trade = await Trade.ShippedAsync(market, quantity: 2);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        for (int i = 0; i < 2; i++)
        {
            Reply placed = (await trade.Buyer.PostAsync("/api/orders", trade.Body())).Ok();
            string path = $"/api/orders/{placed.Text("id")}";
            Reply payment = (await trade.Buyer.PostAsync($"{path}/pay")).Ok();
            (await market.TellPaymentAsync("payment.captured", placed.Text("id"), payment.Text("paymentId"), 13_799)).Ok();
            (await trade.Seller.PostAsync($"{path}/ship", new { carrier = "sf-express", trackingNumber = "1" })).Ok();
            (await trade.Buyer.PostAsync($"{path}/confirm")).Ok();
            await market.SettleAsync();
        }

        Reply first = (await trade.Seller.GetAsync("/api/accounts/me/entries?limit=2")).Ok();
        Reply second = (await trade.Seller.GetAsync($"/api/accounts/me/entries?limit=2&cursor={first.Text("nextCursor")}")).Ok();
        long[] amounts = [.. first.Items.Concat(second.Items).Select(item => item["movements"]![0]!["amount"]!["amountMinor"]!.GetValue<long>())];
        Assert.Equal([13_150, 13_150, CreditMinor], amounts);
        Assert.Null(second.At("nextCursor"));
        Assert.Equal(amounts.Sum(), await trade.Seller.BalanceAsync());
        Assert.Equal(0, await trade.Buyer.BalanceAsync());
    }

    private static async Task AssertReleasedAsync(Trade trade)
    {
        Assert.Equal(CreditMinor, await trade.Seller.BalanceAsync());
        JsonNode entry = Assert.Single((await trade.Seller.GetAsync("/api/accounts/me/entries")).Ok().Items);
        Assert.Equal(("release", CreditMinor, trade.Id.Value), (entry["code"]!.GetValue<string>(), entry["movements"]![0]!["amount"]!["amountMinor"]!.GetValue<long>(), entry["orderId"]!.GetValue<string>()));
        Assert.Equal((TotalMinor, 0), ((await trade.AtProviderAsync()).AmountMinor, (await trade.AtProviderAsync()).RefundedMinor));
    }
}
