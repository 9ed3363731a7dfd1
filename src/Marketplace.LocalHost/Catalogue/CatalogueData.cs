using System.Reflection;
using System.Text.Json;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Catalogue;

/// <summary>A shop of the scenario, and what it trades in.</summary>
/// <param name="Name">The seller's name, also at sign-in.</param>
/// <param name="Language">In which language its listings are written: <c>zh</c>, <c>en</c>.</param>
/// <param name="Categories">Keys of categories.</param>
internal sealed record SellerProfile(string Name, string Language, IReadOnlyList<string> Categories);

/// <summary>A text in both languages.</summary>
internal sealed record Bilingual(string En, string Zh)
{
    /// <summary>The text in a seller's language.</summary>
    public string In(string language) => language == "zh" ? Zh : En;
}

/// <summary>A version of a good, such as a size, and what it costs more, in yuan.</summary>
internal sealed record GoodsVariant(string En, string Zh, int PlusYuan);

/// <summary>Something that is traded; a listing is one variant of it.</summary>
internal sealed record Goods(string En, string Zh, int Yuan, Bilingual About, IReadOnlyList<GoodsVariant> Variants);

/// <summary>What is traded in a category, and how.</summary>
/// <param name="GoodsType">Of all its goods.</param>
/// <param name="DeliveryModes">That its sellers offer.</param>
/// <param name="FreightYuan">Of the first mode.</param>
/// <param name="Qualities">Grades that occur.</param>
/// <param name="Stock">Least and most pieces of one listing.</param>
/// <param name="Goods">What there is.</param>
internal sealed record CategoryGoods(
    string GoodsType,
    IReadOnlyList<string> DeliveryModes,
    int FreightYuan,
    IReadOnlyList<string> Qualities,
    IReadOnlyList<int> Stock,
    IReadOnlyList<Goods> Goods);

/// <summary>The shops and goods that the scenario draws from.</summary>
internal static class CatalogueData
{
    /// <summary>Every shop.</summary>
    public static IReadOnlyList<SellerProfile> Sellers { get; } = Load<List<SellerProfile>>("sellers.json");

    /// <summary>Every good by category.</summary>
    public static IReadOnlyDictionary<string, CategoryGoods> Categories { get; } = Load<Dictionary<string, CategoryGoods>>("goods.json");

    private static T Load<T>(string name)
    {
        using Stream data = Assembly.GetExecutingAssembly().GetManifestResourceStream($"catalogue/{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonSerializer.Deserialize<T>(data, JsonBody.Options)!;
    }
}
