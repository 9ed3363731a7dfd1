using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Listings;

/// <summary>A listing in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="Title">Headline.</param>
/// <param name="Category">A category's key.</param>
/// <param name="Price">For one piece.</param>
/// <param name="GoodsType">physical, virtual or autoDelivery.</param>
/// <param name="Quality">new, likeNew, good or fair.</param>
/// <param name="CreatedUtc">When it was created.</param>
/// <param name="Sold">At least so many pieces were sold: 0, 1, 2, 5, 10, 20, 50 …</param>
/// <param name="SellerLevel">Its seller's level, counted from 1 (the first heart) to 20; 0 for none.</param>
public sealed record ListingSummary(
    ListingId Id, MemberId SellerId, string Title, string Category, Money Price, GoodsType GoodsType, QualityGrade Quality, DateTimeOffset CreatedUtc, long Sold = 0, int SellerLevel = 0)
{
    internal ListingRank Rank => new(Id, CreatedUtc, Price, Sold, SellerLevel);

    internal static ListingSummary Of(Listing listing, ListingFootprint footprint) => new(
        listing.Id,
        listing.SellerId,
        listing.Content.Title,
        listing.Content.Category,
        listing.Content.Price,
        listing.Content.GoodsType,
        listing.Content.Quality,
        listing.CreatedUtc,
        footprint.Sold,
        footprint.SellerLevel);
}

/// <summary>Listings for sale: a row in each order of each list that a listing belongs to, and for each term. A projection of the listings, kept by <see cref="ListingIndexer"/>.</summary>
public sealed class ListingIndex(MarketTables tables)
{
    private const string All = "all";
    private const string Data = "Data";

    /// <summary>Reads a page of a list: of a category, of a seller, or of all.</summary>
    /// <param name="list">The list.</param>
    /// <param name="sort">In which order.</param>
    /// <param name="query">Names the list with all that was asked for, for the cursor.</param>
    /// <param name="request">Which page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<Parsed<ListPage<ListingSummary>>> ReadAsync(string list, ListingSort sort, string query, PageRequest request, CancellationToken cancellationToken)
    {
        string partition = ListingRank.PartitionOf(list, sort);
        return TablePages.ReadAsync(tables.ListingIndex, TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), query, request, ItemOf, cancellationToken);
    }

    /// <summary>Everything in a list, newest first.</summary>
    public async IAsyncEnumerable<ListingSummary> ReadAllAsync(string list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {list}");
        await foreach (TableEntity row in tables.ListingIndex.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return ItemOf(row);
        }
    }

    /// <summary>The list of everything, or of one category, or of one seller.</summary>
    public static string ListOf(string? category, MemberId? seller) =>
        seller is { } member ? $"seller:{member}" : category is not null ? $"category:{category}" : All;

    /// <summary>The list of what is found by a term.</summary>
    public static string ListOf(string term) => $"term:{term}";

    internal static ListingSummary ItemOf(TableEntity row) => MarketJson.Read<ListingSummary>(row.GetString(Data));
}
