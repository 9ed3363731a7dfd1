using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Two shops that buy from each other for the ratings: each four times, which is as many points as the first level takes.</summary>
internal static class RingPlan
{
    private const int SalesOfEach = 4;
    private const string Category = "vouchers";
    private static readonly Bilingual _goods = new("Lucky wallpaper, number", "好运壁纸 第");

    /// <summary>Plants them in a plan: they take the places of plain sales. A plan with too few of those has no ring.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="mark">Ends their names: what is upheld against a member stays, and another run may follow.</param>
    public static ScenarioPlan PlantIn(ScenarioPlan plan, string mark)
    {
        SellerProfile[] members = [new($"互粉小铺{mark}", "zh", [Category]), new($"Five Star Friends{mark}", "en", [Category])];
        int[] places = [.. plan.Orders.Index().Where(order => order.Item.Behaviour == Behaviour.Confirm).Select(order => order.Index).Take(SalesOfEach * members.Length)];
        if (places.Length < SalesOfEach * members.Length)
        {
            return plan;
        }

        PlannedOrder[] orders = [.. plan.Orders];
        foreach ((int sale, int place) in places.Index())
        {
            (SellerProfile seller, SellerProfile buyer) = (members[sale % 2], members[1 - (sale % 2)]);
            orders[place] = Sale(orders[place], seller, buyer.Name, plan.Listings.Count + sale);
        }

        return plan with
        {
            Listings = [.. plan.Listings, .. places.Select((_, sale) => new PlannedListing(members[sale % 2], Draft(members[sale % 2], sale)))],
            Orders = orders,
            Ring = [.. members.Select(member => member.Name)],
        };
    }

    // All at once, and each of another listing: the same one counts once.
    private static PlannedOrder Sale(PlannedOrder place, SellerProfile seller, string buyer, int listing) => new()
    {
        Number = place.Number,
        Buyer = buyer,
        Seller = seller,
        Lines = [new(listing, 1)],
        GoodsType = "autoDelivery",
        DeliveryMode = "auto",
        Behaviour = Behaviour.Farm,
        PlaceAt = TimeSpan.Zero,
        ShipAfter = TimeSpan.Zero,
        ConfirmAfter = TimeSpan.Zero,
        WebhookDuplicates = 0,
        WebhookDelay = TimeSpan.Zero,
        Note = "",
    };

    private static ListingDraft Draft(SellerProfile seller, int number) => new(
        $"{_goods.In(seller.Language)} {number + 1}", "", Category, new Amount(200), 10, "autoDelivery", [new("auto", new Amount(0))], "new", []);
}
