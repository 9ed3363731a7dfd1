using LocalFunctions.Time;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Simulation.Tests.Storage;

namespace Marketplace.Simulation.Tests.Product;

/// <summary>What simulated worlds found in the app, in the small.</summary>
public sealed class StockKeeperTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly MarketPolicy _policy = PolicyCatalog.LoadEmbedded().Current;
    private static readonly MemberId _seller = MemberId.For("t", "seller");
    private static readonly OrderId _order = OrderId.For(MemberId.For("t", "buyer"), "order");

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(false, 1, 0)]
    public async Task SettleAll_OfARefundedOrder_FreesThePiecesOnlyIfTheyWereNeverShipped(bool shipped, int freed, int sold)
    {
        MemoryClients clients = new(VirtualClock.Frozen(_now));
        MarketTables tables = new(clients.Tables);
        clients.NewTable("Listings");
        ListingStore store = new(tables);
        StockKeeper keeper = new(store, TimeProvider.System);
        Listing listing = Active();
        Assert.True(await store.TryWriteAsync(null, listing, null, null, default));
        await keeper.HoldAsync((await store.ReadAsync(listing.Id, default))!, _order, 1, default);

        await keeper.SettleAllAsync([listing.Id], _order, Refunded(listing, shipped), default);

        Assert.Equal(new Stock(9 + freed, 0, sold), (await store.ReadAsync(listing.Id, default))!.Listing.Stock);
    }

    private static Listing Active() => Listing.Create(
        ListingId.For(_seller, "listing"),
        _seller,
        new ListingContent
        {
            Title = "A book",
            Description = "",
            Category = "books",
            Price = new Money(1_000, Currency.Parse("CNY")),
            GoodsType = GoodsType.Physical,
            DeliveryModes = [new(DeliveryMode.Express, new Money(0, Currency.Parse("CNY")))],
            Quality = QualityGrade.New,
            ImageUrls = [],
        },
        10,
        _policy,
        _now).Value.MoveTo(ListingState.Active, _now).Value;

    private static Order Refunded(Listing listing, bool shipped)
    {
        Money total = listing.Content.Price;
        PaymentId payment = PaymentId.For(_order, 0);
        OrderPlaced placed = new PlaceOrder(MemberId.For("t", "buyer"), [new(listing, 1)], DeliveryMode.Express, "").Decide(_policy, _now).Value;
        OrderEvent[] events =
        [
            placed,
            new PaymentCaptured(payment, total, _now, _now),
            .. shipped ? [new OrderShipped(new Shipment("post", "1"), _now)] : Array.Empty<OrderEvent>(),
            new EscrowRefunded(payment, total, OrderOutcome.RefundAgreed),
        ];
        return events.Aggregate((Order?)null, (order, @event) => OrderFold.Apply(_order, order, @event, _policy.Version, _now))!;
    }
}
