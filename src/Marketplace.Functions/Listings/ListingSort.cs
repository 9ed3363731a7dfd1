using System.Globalization;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Listings;

/// <summary>In which order listings are listed. Whatever is equal there is listed newest first.</summary>
public enum ListingSort
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The cheapest first, by currency.</summary>
    PriceAsc,

    /// <summary>The dearest first, by currency.</summary>
    PriceDesc,

    /// <summary>What sold most first, in steps of 1, 2, 5, 10, 20, 50 … pieces.</summary>
    BestSelling,

    /// <summary>Those of the sellers of the highest level first.</summary>
    SellerCredit,
}

/// <summary>What a listing is ranked by.</summary>
/// <param name="Id">The listing.</param>
/// <param name="CreatedUtc">Since when.</param>
/// <param name="Price">Its price.</param>
/// <param name="Sold">Its rank among best-selling ones.</param>
/// <param name="SellerLevel">Its seller's level, from 0.</param>
internal readonly record struct ListingRank(ListingId Id, DateTimeOffset CreatedUtc, Money Price, long Sold, int SellerLevel)
{
    private const long MinorMax = 999_999_999_999_999;
    private const long SoldMax = 999_999_999_999;
    private const int LevelMax = 99;

    /// <summary>The row key in a list of this order.</summary>
    public string RowKey(ListingSort sort)
    {
        string newest = $"{NewestFirst.Key(CreatedUtc)}:{Id}";
        return sort switch
        {
            ListingSort.PriceAsc => string.Create(CultureInfo.InvariantCulture, $"{Price.Currency}:{Price.AmountMinor:d15}:{newest}"),
            ListingSort.PriceDesc => string.Create(CultureInfo.InvariantCulture, $"{Price.Currency}:{MinorMax - Price.AmountMinor:d15}:{newest}"),
            ListingSort.BestSelling => string.Create(CultureInfo.InvariantCulture, $"{SoldMax - Sold:d12}:{newest}"),
            ListingSort.SellerCredit => string.Create(CultureInfo.InvariantCulture, $"{LevelMax - SellerLevel:d2}:{newest}"),
            _ => newest,
        };
    }

    /// <summary>The partition of a list in an order.</summary>
    public static string PartitionOf(string list, ListingSort sort) => sort == ListingSort.Newest ? list : $"{list}:{MarketJson.Name(sort)}";
}
