using Marketplace.Domain;
using Marketplace.LocalHost.Sandbox;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A seller, a buyer and one order between them; each step is a client's request and all that follows from it.</summary>
internal sealed class Trade
{
    private readonly MarketFixture _market;
    private readonly Offer _offer;

    private Trade(MarketFixture market, Offer offer) => (_market, _offer, Seller, Buyer) = (market, offer, market.NewMember(), market.NewMember());

    public Member Seller { get; private init; }

    public Member Buyer { get; private init; }

    public string ListingId { get; private set; } = "";

    public OrderId Id { get; private set; }

    public string PaymentId { get; private set; } = "";

    public string TrackingNumber => $"SF-{Id}";

    public string Path => $"/api/orders/{Id}";

    public static async Task<Trade> OfferedAsync(MarketFixture market, Offer? offer = null)
    {
        Trade trade = new(market, offer ?? new Offer());
        trade.ListingId = await trade.Seller.SellAsync(trade._offer);
        return trade;
    }

    public static async Task<Trade> PlacedAsync(MarketFixture market, Offer? offer = null, int quantity = 1)
    {
        Trade trade = await OfferedAsync(market, offer);
        await trade.PlaceAsync(quantity);
        return trade;
    }

    public static async Task<Trade> PaidAsync(MarketFixture market, Offer? offer = null, int quantity = 1)
    {
        Trade trade = await PlacedAsync(market, offer, quantity);
        await trade.PayAsync();
        return trade;
    }

    public static async Task<Trade> ShippedAsync(MarketFixture market, Offer? offer = null, int quantity = 1)
    {
        Trade trade = await PaidAsync(market, offer, quantity);
        (await trade.ShipAsync()).Ok();
        return trade;
    }

    /// <summary>Another buyer's completed order of the same listing.</summary>
    public static async Task<Trade> AgainAsync(MarketFixture market, Trade other)
    {
        Trade trade = new(market, other._offer) { ListingId = other.ListingId, Seller = other.Seller };
        await trade.PlaceAsync();
        await trade.CompleteAsync();
        return trade;
    }

    /// <summary>An order of something new, between people who are known.</summary>
    public static async Task<Trade> PlacedAsync(MarketFixture market, Member seller, Member buyer)
    {
        Trade trade = new(market, new Offer()) { Seller = seller, Buyer = buyer, ListingId = await seller.SellAsync() };
        await trade.PlaceAsync();
        return trade;
    }

    /// <summary>Another buyer before the same listing; nothing is placed yet.</summary>
    public static Trade Of(MarketFixture market, Trade other) => new(market, other._offer) { ListingId = other.ListingId, Seller = other.Seller };

    /// <summary>A completed order of a seller who has paid a bond in and guarantees everything.</summary>
    public static async Task<Trade> GuaranteedAsync(MarketFixture market, Offer? offer = null, bool complete = true)
    {
        Trade trade = new(market, offer ?? new Offer());
        await trade.Seller.PayBondInAsync();
        string[] all = ["asDescribed", "sevenDayReturn", "counterfeitTriple", "thirtyDayRepair", "authenticity", "damageInTransit"];
        (await trade.Seller.PostAsync("/api/members/me/guarantees", new { guarantees = all })).Ok();
        trade.ListingId = await trade.Seller.SellAsync(trade._offer);
        await trade.PlaceAsync();
        await (complete ? trade.CompleteAsync() : trade.PayAsync());
        return trade;
    }

    /// <summary>The id of a new claim.</summary>
    public async Task<string> FileClaimAsync(string guarantee) => (await ActAsync(Buyer, "claims", new { guarantee, text = "不是我买的" })).Ok().Text("id");

    public async Task<Reply> OnClaimAsync(Member who, string claim, string action, object? body = null)
    {
        Reply reply = await who.PostAsync($"/api/claims/{claim}/{action}", body);
        await _market.SettleAsync();
        return reply;
    }

    /// <summary>The body of <c>POST /api/orders</c>.</summary>
    public object Body(int quantity = 1) => new { lines = new[] { new { listingId = ListingId, quantity } }, deliveryMode = _offer.Mode, paymentMethod = "escrow", note = "请尽快发货" };

    public async Task PlaceAsync(int quantity = 1)
    {
        Reply placed = (await Buyer.PostAsync("/api/orders", Body(quantity))).Ok();
        Id = OrderId.From(placed.Text("id"));
        await _market.SettleAsync();
    }

    public async Task<Reply> RequestPaymentAsync()
    {
        Reply reply = (await ActAsync(Buyer, "pay")).Ok();
        PaymentId = reply.Text("paymentId");
        return reply;
    }

    /// <summary>Pays through the provider.</summary>
    public async Task PayAsync()
    {
        await RequestPaymentAsync();
        await DecideAsync("approve");
    }

    /// <summary>From payment to the end.</summary>
    public async Task CompleteAsync()
    {
        await PayAsync();
        (await ShipAsync()).Ok();
        (await ActAsync(Buyer, "confirm")).Ok();
    }

    /// <summary>What the buyer does on the provider's page.</summary>
    public async Task DecideAsync(string decision, object? choice = null)
    {
        Reply reply = await _market.SendAsync(new Ask(HttpMethod.Post, $"/local/payments/{PaymentId}/{decision}") { Body = choice ?? new { } });
        Assert.True(reply.Status == 200, reply.Body);
        await _market.SettleAsync();
    }

    /// <summary>The same trade, seen with another of its payments.</summary>
    public Trade WithPayment(string paymentId)
    {
        PaymentId = paymentId;
        return this;
    }

    public Task<Reply> ShipAsync() => ActAsync(Seller, "ship", new { carrier = "sf-express", trackingNumber = TrackingNumber });

    public async Task<Reply> ActAsync(Member who, string action, object? body = null, string? key = null, string? ifMatch = null)
    {
        Reply reply = await who.PostAsync($"{Path}/{action}", body, key, ifMatch);
        await _market.SettleAsync();
        return reply;
    }

    public async Task<Reply> ReadAsync() => (await Buyer.GetAsync(Path)).Ok();

    /// <summary>Types of the order's events, in order; the chain must hold.</summary>
    public async Task<string[]> HistoryAsync()
    {
        Reply history = (await Buyer.GetAsync($"{Path}/history")).Ok();
        Assert.True(history.At("chainIntact")!.GetValue<bool>());
        return [.. history.Items.Select(item => item["type"]!.GetValue<string>())];
    }

    /// <summary>Pieces available, held and sold of the listing.</summary>
    public async Task<(long Available, long Held, long Sold)> StockAsync()
    {
        Reply listing = (await Seller.GetAsync($"/api/listings/{ListingId}")).Ok();
        return (listing.Long("stock.available"), listing.Long("stock.held"), listing.Long("stock.sold"));
    }

    /// <summary>What the provider has captured and paid back.</summary>
    public async Task<SandboxPayment> AtProviderAsync(string? paymentId = null) => (await _market.ProviderBooks.GetAsync(paymentId ?? PaymentId)).Payment;
}
