using Marketplace.Domain;
using Marketplace.Domain.Listings;

namespace Marketplace.Functions.Listings;

/// <summary>Where a row of the index is.</summary>
internal readonly record struct IndexKey(string Partition, string Row);

/// <summary>All that a listing's rows in the index depend on; from it follows where they are.</summary>
/// <param name="Id">The listing.</param>
/// <param name="SellerId">Whose.</param>
/// <param name="CreatedUtc">Since when.</param>
/// <param name="Category">Its category.</param>
/// <param name="Price">Its price.</param>
/// <param name="Sold">Its rank among best-selling ones (<see cref="SalesRank"/>).</param>
/// <param name="SellerLevel">Its seller's level, from 0.</param>
/// <param name="Terms">What it is found by.</param>
public sealed record ListingFootprint(
    ListingId Id, MemberId SellerId, DateTimeOffset CreatedUtc, string Category, Money Price, long Sold, int SellerLevel, IReadOnlyList<string> Terms)
{
    /// <summary>All its rows: in each order of the lists of everything, of its category and of its seller, and of each of its terms.</summary>
    internal IEnumerable<IndexKey> Keys()
    {
        ListingRank rank = new(Id, CreatedUtc, Price, Sold, SellerLevel);
        return
        [
            .. from list in new[] { ListingIndex.ListOf(null, null), ListingIndex.ListOf(Category, null), ListingIndex.ListOf(null, SellerId) }
               from sort in Enum.GetValues<ListingSort>()
               select new IndexKey(ListingRank.PartitionOf(list, sort), rank.RowKey(sort)),
            .. Terms.Select(term => new IndexKey(ListingIndex.ListOf(term), rank.RowKey(ListingSort.Newest))),
        ];
    }
}
