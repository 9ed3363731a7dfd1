using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>A line of a planned order.</summary>
/// <param name="Listing">Index into the plan's listings.</param>
/// <param name="Quantity">How many.</param>
internal sealed record PlannedLine(int Listing, int Quantity);

/// <summary>One order's whole story. Times are on the market's clock, from the scenario's start.</summary>
internal sealed record PlannedOrder
{
    public required int Number { get; init; }

    public required string Buyer { get; init; }

    public required SellerProfile Seller { get; init; }

    public required IReadOnlyList<PlannedLine> Lines { get; init; }

    public required string GoodsType { get; init; }

    public required string DeliveryMode { get; init; }

    public required Behaviour Behaviour { get; init; }

    public required TimeSpan PlaceAt { get; init; }

    /// <summary>From payment to shipping, where it is shipped.</summary>
    public required TimeSpan ShipAfter { get; init; }

    /// <summary>From shipping to the buyer's next word: the confirmation, or a request for money back.</summary>
    public required TimeSpan ConfirmAfter { get; init; }

    /// <summary>How many times more the provider sends the same webhook.</summary>
    public required int WebhookDuplicates { get; init; }

    /// <summary>How late the provider's webhook is.</summary>
    public required TimeSpan WebhookDelay { get; init; }

    public required string Note { get; init; }
}

/// <summary>Everything that the scenario will do, decided before it starts: the same seed and size give the same plan.</summary>
internal sealed record ScenarioPlan(IReadOnlyList<PlannedListing> Listings, IReadOnlyList<string> Buyers, IReadOnlyList<PlannedOrder> Orders)
{
    /// <summary>The sellers who guarantee what they sell: those on whom somebody will claim.</summary>
    public IReadOnlyList<SellerProfile> Guarantors { get; } =
        [.. Orders.Where(order => ClaimScript.Of(order.Behaviour) is not null).Select(order => order.Seller).Distinct()];

    /// <summary>The names of those who buy from each other for the ratings; empty when there is no ring.</summary>
    public IReadOnlyList<string> Ring { get; init; } = [];

    /// <summary>Plans a scenario.</summary>
    /// <param name="orders">How many orders.</param>
    /// <param name="seed">The same makes the same plan.</param>
    /// <param name="ringMark">Ends the names of the ring's members, so that another run's are others.</param>
    public static ScenarioPlan Create(int orders, int seed, string ringMark = "")
    {
        Random random = new(seed);
        IReadOnlyList<PlannedListing> listings = MarketCatalogue.Generate(random, stockTimes: 1 + (orders / 1000));
        string[] buyers = BuyerNames.Take(Math.Max(12, orders / 5), random);
        OrderPlanner planner = new(listings, buyers, random);
        return RingPlan.PlantIn(new ScenarioPlan(listings, buyers, [.. Enumerable.Range(1, orders).Select(planner.Next)]), ringMark);
    }
}
