namespace Marketplace.LocalHost.Catalogue;

/// <summary>Makes listings out of the catalogue's data: one for every variant of every good, each by a shop that trades in it.</summary>
internal static class MarketCatalogue
{
    private static readonly Dictionary<string, double> _worth = new(StringComparer.Ordinal)
    {
        ["new"] = 1.0, ["likeNew"] = 0.88, ["good"] = 0.74, ["fair"] = 0.55,
    };

    private static readonly Dictionary<string, Bilingual> _wear = new(StringComparer.Ordinal)
    {
        ["new"] = new("", ""),
        ["likeNew"] = new(" (like new)", " 九九新"),
        ["good"] = new(" (used, good)", " 九成新"),
        ["fair"] = new(" (well used)", " 八成新"),
    };

    /// <summary>All listings, the same for the same seed.</summary>
    /// <param name="random">The only source of variation.</param>
    /// <param name="stockTimes">Multiplies the stock, for scenarios with very many orders.</param>
    public static IReadOnlyList<PlannedListing> Generate(Random random, int stockTimes = 1) =>
    [
        .. CatalogueData.Categories.SelectMany(category => ListingsOf(category.Key, category.Value, random, stockTimes)),
    ];

    private static IEnumerable<PlannedListing> ListingsOf(string key, CategoryGoods category, Random random, int stockTimes)
    {
        SellerProfile[] sellers = [.. CatalogueData.Sellers.Where(seller => seller.Categories.Contains(key))];
        random.Shuffle(sellers);
        int turn = 0;
        foreach (Goods goods in category.Goods)
        {
            foreach (GoodsVariant variant in goods.Variants)
            {
                SellerProfile seller = sellers[turn++ % sellers.Length];
                yield return new PlannedListing(seller, Draft(key, category, goods, variant, seller.Language, random, stockTimes));
            }
        }
    }

    private static ListingDraft Draft(
        string key, CategoryGoods category, Goods goods, GoodsVariant variant, string language, Random random, int stockTimes)
    {
        string quality = category.Qualities[random.Next(category.Qualities.Count)];
        string title = new Bilingual($"{goods.En}, {variant.En}", $"{goods.Zh} {variant.Zh}").In(language);
        return new ListingDraft(
            title + _wear[quality].In(language),
            goods.About.In(language),
            key,
            new Amount(PriceMinor((goods.Yuan + variant.PlusYuan) * _worth[quality], random)),
            random.Next(category.Stock[0], category.Stock[1] + 1) * stockTimes,
            category.GoodsType,
            [.. category.DeliveryModes.Select(mode => new DeliveryOffer(mode, new Amount(FreightMinor(mode, category.FreightYuan))))],
            quality,
            []);
    }

    // Sellers differ by a few per cent, and price as shops do: whole yuan, or ten fen less.
    private static long PriceMinor(double yuan, Random random)
    {
        long whole = Math.Max(2, (long)Math.Round(yuan * (0.95 + (random.NextDouble() * 0.1))));
        return (whole * 100) - (random.Next(3) == 0 ? 10 : 0);
    }

    private static long FreightMinor(string mode, int freightYuan) => mode switch
    {
        "lightning" => (freightYuan + 8) * 100L,
        "surface" => freightYuan * 50L,
        _ => freightYuan * 100L,
    };
}
