using System.Runtime.CompilerServices;
using Azure;
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
public sealed record ListingSummary(
    ListingId Id, MemberId SellerId, string Title, string Category, Money Price, GoodsType GoodsType, QualityGrade Quality, DateTimeOffset CreatedUtc)
{
    internal static ListingSummary Of(Listing listing) => new(
        listing.Id,
        listing.SellerId,
        listing.Content.Title,
        listing.Content.Category,
        listing.Content.Price,
        listing.Content.GoodsType,
        listing.Content.Quality,
        listing.CreatedUtc);
}

/// <summary>Listings for sale, newest first: one row in each list that a listing belongs to. A projection of the listings.</summary>
public sealed class ListingIndex(MarketTables tables)
{
    private const string All = "all";
    private const string Data = "Data";

    /// <summary>Reads a page of a list: of a category, of a seller, or of all.</summary>
    public Task<Parsed<ListPage<ListingSummary>>> ReadAsync(string list, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.ListingIndex,
        TableClient.CreateQueryFilter($"PartitionKey eq {list}"),
        list,
        request,
        row => MarketJson.Read<ListingSummary>(row.GetString(Data)),
        cancellationToken);

    /// <summary>Everything in a list, newest first.</summary>
    public async IAsyncEnumerable<ListingSummary> ReadAllAsync(string list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {list}");
        await foreach (TableEntity row in tables.ListingIndex.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return MarketJson.Read<ListingSummary>(row.GetString(Data));
        }
    }

    /// <summary>The list of everything, or of one category, or of one seller.</summary>
    public static string ListOf(string? category, MemberId? seller) =>
        seller is { } member ? $"seller:{member}" : category is not null ? $"category:{category}" : All;

    /// <summary>Puts an active listing into its lists.</summary>
    public Task PutAsync(Listing listing, CancellationToken cancellationToken) => Task.WhenAll(ListsOf(listing, [listing.Content.Category])
        .Select(list => tables.ListingIndex.UpsertEntityAsync(
            new TableEntity(list, RowKey(listing)) { [Data] = System.Text.Json.JsonSerializer.Serialize(ListingSummary.Of(listing), MarketJson.Rows) },
            TableUpdateMode.Replace,
            cancellationToken)));

    /// <summary>Takes a listing out of its lists, including those of categories that it has left.</summary>
    public Task RemoveAsync(Listing listing, IEnumerable<string> categories, CancellationToken cancellationToken) => Task.WhenAll(ListsOf(listing, categories)
        .Select(list => tables.ListingIndex.DeleteEntityAsync(list, RowKey(listing), ETag.All, cancellationToken)));

    /// <summary>Takes a listing out of the lists of categories that it has left.</summary>
    public Task RemoveFromCategoriesAsync(Listing listing, IEnumerable<string> categories, CancellationToken cancellationToken) => Task.WhenAll(categories
        .Select(category => tables.ListingIndex.DeleteEntityAsync(ListOf(category, null), RowKey(listing), ETag.All, cancellationToken)));

    private static IEnumerable<string> ListsOf(Listing listing, IEnumerable<string> categories) =>
        [ListOf(null, null), ListOf(null, listing.SellerId), .. categories.Select(category => ListOf(category, null))];

    private static string RowKey(Listing listing) => $"{NewestFirst.Key(listing.CreatedUtc)}:{listing.Id}";
}
