using Marketplace.Domain.Evidence;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Tests.Given;

/// <summary>Plain things that most tests need and few care about.</summary>
internal static class Some
{
    public static readonly PolicyCatalog Catalog = PolicyCatalog.LoadEmbedded();
    public static readonly MarketPolicy Policy = Catalog.Get("2026-11");

    /// <summary>A Monday morning, weeks away from any holiday of the policy.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    public static readonly Currency Cny = Currency.Parse("CNY");
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly MemberId BuyerId = MemberId.For("tenant", "buyer");
    public static readonly MemberId SellerId = MemberId.For("tenant", "seller");
    public static readonly Actor Buyer = new(ActorRole.Buyer, BuyerId);
    public static readonly Actor Seller = new(ActorRole.Seller, SellerId);
    public static readonly OrderId OrderId = OrderId.For(BuyerId, "key");
    public static readonly PaymentId OtherPayment = PaymentId.For(OrderId, 99);
    public static readonly Shipment Shipment = new("sf-express", "SF100");

    public static readonly MemberId ArbiterId = MemberId.For("tenant", "arbiter");
    public static readonly Actor Arbiter = new(ActorRole.Arbiter, ArbiterId);
    public static readonly Actor OtherArbiter = new(ActorRole.Arbiter, MemberId.For("tenant", "other arbiter"));
    public static readonly EvidenceDocument Document = new("Photo", "https://files.example/photo.jpg", new string('a', 64));

    public static Money Yuan(long minor) => new(minor, Cny);

    public static DateTimeOffset Hours(this DateTimeOffset from, double hours) => from.AddHours(hours);

    /// <summary>What missing the shipping promise of one of <see cref="Content"/> costs: 5 % of 129.99, rounded down, under lightning shipping.</summary>
    public static IEnumerable<OrderEvent> Lateness(DeliveryMode mode) => mode == DeliveryMode.Lightning ? [new LatenessCompensated(Yuan(649))] : [];

    /// <summary>One of <c>phones</c> for 129.99, freight 8.00: the fee of 2 % is 2.5998, so that rounding shows.</summary>
    public static ListingContent Content(GoodsType goods = GoodsType.Physical, long priceMinor = 12_999, string category = "phones") => new()
    {
        Title = "Phone 手机",
        Description = "Works.\nNo scratches.",
        Category = category,
        Price = Yuan(priceMinor),
        GoodsType = goods,
        DeliveryModes = [.. Policy.Terms.Where(terms => terms.GoodsType == goods).Select(terms => new DeliveryOption(terms.DeliveryMode, Yuan(800)))],
        Quality = QualityGrade.Good,
        ImageUrls = ["https://img.example/1.jpg"],
    };

    public static Listing Listing(ListingContent? content = null, string key = "listing", MemberId? seller = null, int stock = 5) =>
        Domain.Listings.Listing.Create(ListingId.For(seller ?? SellerId, key), seller ?? SellerId, content ?? Content(), stock, Policy, Monday).Value;

    public static Listing ActiveListing(ListingContent? content = null, string key = "listing", MemberId? seller = null) =>
        Listing(content, key, seller).MoveTo(ListingState.Active, Monday).Value;
}
