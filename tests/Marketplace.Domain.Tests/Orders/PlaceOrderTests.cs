using Marketplace.Domain.Decisions;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class PlaceOrderTests
{
    private static readonly Listing _phone = Some.ActiveListing();
    private static readonly Listing _book = Some.ActiveListing(Some.Content(priceMinor: 3_333, category: "clothing") with { DeliveryModes = [new(DeliveryMode.Express, Some.Yuan(1_200))] }, "book");

    [Fact]
    public void Place_SnapshotsTheLinesAndPricesThem()
    {
        OrderPlaced placed = Place(new(_phone, 2), new(_book, 3)).Value;
        Assert.Equal((Some.BuyerId, Some.SellerId, GoodsType.Physical, DeliveryMode.Express), (placed.BuyerId, placed.SellerId, placed.GoodsType, placed.DeliveryMode));
        Assert.Equal([new OrderLine(_phone.Id, 1, "Phone 手机", "phones", Some.Yuan(12_999), 2), new OrderLine(_book.Id, 1, "Phone 手机", "clothing", Some.Yuan(3_333), 3)], placed.Lines);

        // Freight: the dearest. Fee: 2 % of 259.98 is 5.1996, 5 % of 99.99 is 4.9995; each line is rounded down.
        Assert.Equal(new OrderPrice(Some.Yuan(25_998 + 9_999), Some.Yuan(1_200), Some.Yuan(519 + 499)), placed.Price);
        Assert.Equal((PaymentMethod.Escrow, "Thanks", null), (placed.PaymentMethod, placed.Note, placed.PreorderUtc));
        Assert.Equal(Some.Monday.Hours(24), placed.PaymentDueUtc);
    }

    [Fact]
    public void Place_ThenEditingTheListing_LeavesTheOrderAsItWas()
    {
        Scenario placed = Scenario.Placed();
        string before = Json.Write(placed.Order);
        Listing edited = Some.ActiveListing().Edit(Some.Content() with { Title = "Other", Price = Some.Yuan(1) }, 9, Some.Policy, Some.Monday).Value;
        Assert.Equal((2, Some.Yuan(1)), (edited.Snapshot(1).Revision, edited.Snapshot(1).UnitPrice));
        Assert.Equal(before, Json.Write(placed.Order));
        Assert.Equal((1, "Phone 手机"), (placed.Order.Lines[0].Revision, placed.Order.Lines[0].Title));
    }

    [Fact]
    public void Reprice_SplitsTheFeeOverTheLinesByTheirOldPrices()
    {
        // 100.00 over lines of 259.98 and 99.99: 72.22 of phones at 2 % and 27.78 of clothing at 5 %.
        OrderPrice price = OrderPrice.Of(Some.Policy, Place(new(_phone, 2), new(_book, 3)).Value.Lines, Some.Yuan(10_000), Some.Yuan(0));
        Assert.Equal(Some.Yuan(144 + 138), price.Fee);
    }

    [Fact]
    public void Place_OfPreorders_WaitsForTheLatest()
    {
        Listing soon = Some.ActiveListing(Some.Content() with { PreorderUtc = Some.Monday.AddDays(3) }, "soon");
        Listing later = Some.ActiveListing(Some.Content() with { PreorderUtc = Some.Monday.AddDays(9) }, "later");
        Assert.Equal(Some.Monday.AddDays(9), Place(new(soon, 1), new(later, 1), new(_phone, 1)).Value.PreorderUtc);
        Assert.Null(new PlaceOrder(Some.BuyerId, [new(soon, 1)], DeliveryMode.Express, "").Decide(Some.Policy, Some.Monday.AddDays(3)).Value.PreorderUtc);
    }

    [Fact]
    public void Place_TakesTwentyLinesAndNoMore()
    {
        RequestedLine[] lines = [.. Enumerable.Range(0, 21).Select(i => new RequestedLine(Some.ActiveListing(key: $"{i}"), 1))];
        Assert.Equal(20, Place(lines[..20]).Value.Lines.Count);
        Refuses("lines", lines);
        Refuses("lines");
        Refuses("lines", new(_phone, 1), new(_phone, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_001)]
    [InlineData(int.MinValue)]
    public void Place_OfAnImpossibleQuantity_NamesTheLine(int quantity) => Refuses("lines[1].quantity", new(_phone, 1_000), new(_book, quantity));

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void Place_BoundsTheNote(int length, bool accepted) =>
        Assert.Equal(accepted, (Order(new RequestedLine(_phone, 1)) with { Note = new string('n', length) }).Decide(Some.Policy, Some.Monday).Rejection is null);

    [Fact]
    public void Place_WithAnUnprintableNote_IsRejected()
    {
        Assert.Null((Order(new RequestedLine(_phone, 1)) with { Note = "Two\r\n\tlines" }).Decide(Some.Policy, Some.Monday).Rejection);
        Assert.Equal(["note"], (Order(new RequestedLine(_phone, 1)) with { Note = "\u0000" }).Decide(Some.Policy, Some.Monday).Rejection!.Errors.Keys);
    }

    [Theory]
    [InlineData(ListingState.Draft)]
    [InlineData(ListingState.Paused)]
    [InlineData(ListingState.Delisted)]
    public void Place_OfAListingThatIsNotForSale_IsRejected(ListingState state) =>
        Refuses(RejectionKind.Conflict, "LISTING_NOT_ACTIVE", new(_book, 1), new(_phone with { State = state }, 1));

    [Fact]
    public void Place_AcrossSellers_IsRejected() =>
        Refuses(RejectionKind.Invalid, "SEVERAL_SELLERS", new(_phone, 1), new(Some.ActiveListing(seller: MemberId.For("tenant", "other")), 1));

    [Fact]
    public void Place_OfOnesOwn_IsRejected() =>
        Refuses(RejectionKind.Invalid, "OWN_LISTING", new RequestedLine(Some.ActiveListing(seller: Some.BuyerId), 1));

    [Fact]
    public void Place_OfMixedGoodsOrCurrencies_IsRejected()
    {
        Refuses(RejectionKind.Invalid, "MIXED_LINES", new(_phone, 1), new(Some.ActiveListing(Some.Content(GoodsType.Virtual), "v"), 1));
        ListingContent dollars = Some.Content() with { Price = new(100, Some.Usd), DeliveryModes = [new(DeliveryMode.Express, new(0, Some.Usd))] };
        Refuses(RejectionKind.Invalid, "MIXED_LINES", new(_phone, 1), new(Some.ActiveListing(dollars, "d"), 1));
    }

    [Fact]
    public void Place_WithAModeThatALineLacks_IsRejected()
    {
        PlaceOrder surface = Order(new(_phone, 1), new(_book, 1)) with { DeliveryMode = DeliveryMode.Surface };
        Assert.Equal("DELIVERY_MODE_NOT_OFFERED", surface.Decide(Some.Policy, Some.Monday).Rejection!.Code);
        Assert.Equal("DELIVERY_MODE_NOT_OFFERED", (Order(new RequestedLine(_phone, 1)) with { DeliveryMode = DeliveryMode.Auto }).Decide(Some.Policy, Some.Monday).Rejection!.Code);
    }

    [Fact]
    public void Place_OfTheDearestOrderPossible_DoesNotOverflow()
    {
        ListingContent dearest = Some.Content() with { Price = Some.Yuan(1_000_000_000), DeliveryModes = [new(DeliveryMode.Express, Some.Yuan(1_000_000_000))] };
        RequestedLine[] lines = [.. Enumerable.Range(0, 20).Select(i => new RequestedLine(Some.ActiveListing(dearest, $"{i}"), 1_000))];
        OrderPrice price = Place(lines).Value.Price;
        Assert.Equal((20_000_000_000_000, 400_000_000_000), (price.Goods.AmountMinor, price.Fee.AmountMinor));
    }

    private static PlaceOrder Order(params RequestedLine[] lines) => new(Some.BuyerId, lines, DeliveryMode.Express, "Thanks");

    private static Decision<OrderPlaced> Place(params RequestedLine[] lines) => Order(lines).Decide(Some.Policy, Some.Monday);

    private static void Refuses(string field, params RequestedLine[] lines) => Assert.Equal([field], Place(lines).Rejection!.Errors.Keys);

    private static void Refuses(RejectionKind kind, string code, params RequestedLine[] lines) =>
        Assert.Equal((kind, code), (Place(lines).Rejection!.Kind, Place(lines).Rejection!.Code));
}
