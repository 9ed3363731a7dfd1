using Marketplace.Domain.Policies;
using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Tests.Catalogue;

public sealed class MarketCatalogueTests
{
    private static readonly IReadOnlyList<PlannedListing> _listings = MarketCatalogue.Generate(new Random(1));
    private static readonly MarketPolicy _policy = PolicyCatalog.LoadEmbedded().Current;

    [Fact]
    public void Catalogue_HasThirtySellersAndTwoHundredDistinctListings()
    {
        Assert.True(_listings.Select(listing => listing.Seller.Name).Distinct().Count() >= 30);
        Assert.True(_listings.Count >= 200);
        Assert.Equal(_listings.Count, _listings.Select(listing => listing.Draft.Title).Distinct().Count());
    }

    [Fact]
    public void Catalogue_SpeaksBothLanguages_InShopNamesAndTitles()
    {
        Assert.True(CatalogueData.Sellers.Count(seller => IsChinese(seller.Name)) >= 15);
        Assert.True(CatalogueData.Sellers.Count(seller => !IsChinese(seller.Name)) >= 15);
        Assert.True(_listings.Count(listing => IsChinese(listing.Draft.Title)) >= 80);
        Assert.True(_listings.Count(listing => !IsChinese(listing.Draft.Title)) >= 80);
        Assert.All(_listings, listing => Assert.Equal(listing.Seller.Language == "zh", IsChinese(listing.Draft.Title)));
    }

    [Fact]
    public void Catalogue_FitsThePolicy_InEveryCategoryGoodsTypeAndDeliveryMode()
    {
        Assert.Equal(_policy.Categories.Select(category => category.Key).Order(), _listings.Select(listing => listing.Draft.Category).Distinct().Order());
        IEnumerable<(GoodsType, DeliveryMode)> offered = _listings.SelectMany(listing =>
            listing.Draft.DeliveryModes.Select(offer => (Parse<GoodsType>(listing.Draft.GoodsType), Parse<DeliveryMode>(offer.Mode))));
        Assert.Equal(_policy.Terms.Select(terms => (terms.GoodsType, terms.DeliveryMode)).Order(), offered.Distinct().Order());
        Assert.All(_listings, listing =>
        {
            Assert.InRange(listing.Draft.Title.EnumerateRunes().Count(), 4, _policy.Limits.TitleLengthMax);
            Assert.InRange(listing.Draft.Price.AmountMinor, 100, 2_000_000);
            Assert.True(listing.Draft.Stock >= 1);
            Parse<QualityGrade>(listing.Draft.Quality);
        });
    }

    [Fact]
    public void Catalogue_IsTheSameForTheSameSeed_AndDiffersForAnother()
    {
        static string Text(int seed) => System.Text.Json.JsonSerializer.Serialize(MarketCatalogue.Generate(new Random(seed)));

        Assert.Equal(Text(7), Text(7));
        Assert.NotEqual(Text(7), Text(8));
    }

    private static TEnum Parse<TEnum>(string name)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(name, ignoreCase: true);

    private static bool IsChinese(string text) => text.EnumerateRunes().Any(rune => rune.Value is >= 0x4E00 and <= 0x9FFF);
}
