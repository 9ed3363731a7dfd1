using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Escrow;

/// <summary>Ways on which the money goes back to the buyer: the provider's own books are asked.</summary>
public sealed class RefundTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const long TotalMinor = 13_799;

    [Fact]
    public async Task NeverShipped_TheBuyerMayCancelAfter72Hours()
    {
        Trade trade = await Trade.PaidAsync(market);
        DateTimeOffset due = (await trade.ReadAsync()).Time("shipDueUtc");
        await market.AdvanceToAsync(due - TimeSpan.FromMinutes(1));
        (await trade.ActAsync(trade.Buyer, "cancel")).Refused(409, "SHIPPING_NOT_OVERDUE");

        await market.AdvanceToAsync(due);
        Reply cancelled = (await trade.ActAsync(trade.Buyer, "cancel")).Ok();

        Assert.Equal(("refunded", "cancelledByBuyer"), (cancelled.Text("state"), cancelled.Text("outcome")));
        await AssertRefundedAsync(trade);
    }

    [Fact]
    public async Task NeverShipped_IsRefundedByItselfAtTwiceTheTime()
    {
        Trade trade = await Trade.PaidAsync(market);
        DateTimeOffset paid = (await trade.ReadAsync()).Time("paidUtc");
        await market.AdvanceToAsync(paid.AddHours(144).AddMinutes(-1));
        Assert.Equal("paid", (await trade.ReadAsync()).Text("state"));

        await market.AdvanceToAsync(paid.AddHours(144));

        Assert.Equal("neverShipped", (await trade.ReadAsync()).Text("outcome"));
        await AssertRefundedAsync(trade);
        (await trade.ShipAsync()).Refused(409, "ORDER_STATE");
    }

    [Fact]
    public async Task TheSeller_CancelsAPaidOrder_AtOnce()
    {
        Trade trade = await Trade.PaidAsync(market);

        Reply cancelled = (await trade.ActAsync(trade.Seller, "cancel")).Ok();

        Assert.Equal(("refunded", "cancelledBySeller"), (cancelled.Text("state"), cancelled.Text("outcome")));
        await AssertRefundedAsync(trade);
    }

    [Fact]
    public async Task ASecondPayment_ThatComesWhileTheSellerIsBeingCredited_GoesBack()
    {
        Trade trade = await Trade.PlacedAsync(market);
        await trade.RequestPaymentAsync();
        string former = trade.PaymentId;
        (await trade.ActAsync(trade.Seller, "reprice", new { goods = Offer.Money(10_000), freight = Offer.Money(0) })).Ok();
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");
        (await trade.ShipAsync()).Ok();
        await BrokenBalance.BreakAsync(market, trade.Seller);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();

        // The escrow is at its last step, and cannot end it yet, when the old price's payment arrives.
        string current = trade.PaymentId;
        await trade.WithPayment(former).DecideAsync("approve");
        await BrokenBalance.MendAsync(market, trade.Seller);
        await market.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(9_500, await trade.Seller.BalanceAsync());
        Assert.Equal((TotalMinor, 0), ((await trade.AtProviderAsync(former)).RefundedMinor, (await trade.AtProviderAsync(current)).RefundedMinor));
    }

    private static async Task AssertRefundedAsync(Trade trade)
    {
        Assert.Equal((TotalMinor, TotalMinor), ((await trade.AtProviderAsync()).AmountMinor, (await trade.AtProviderAsync()).RefundedMinor));
        Assert.Equal(0, await trade.Seller.BalanceAsync());
        Assert.Equal((5, 0, 0), await trade.StockAsync());
    }
}
