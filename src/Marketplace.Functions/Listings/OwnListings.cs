using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>A listing in its seller's own list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">draft, active, paused or delisted, as of moments ago.</param>
/// <param name="Title">Headline.</param>
/// <param name="Category">A category's key.</param>
/// <param name="Price">For one piece.</param>
/// <param name="Revision">Counts changes of content.</param>
/// <param name="CreatedUtc">When it was created.</param>
/// <param name="UpdatedUtc">When state or content last changed.</param>
public sealed record OwnListing(
    ListingId Id, ListingState State, string Title, string Category, Money Price, int Revision, DateTimeOffset CreatedUtc, DateTimeOffset UpdatedUtc)
{
    internal static OwnListing Of(Listing listing) => new(
        listing.Id, listing.State, listing.Content.Title, listing.Content.Category, listing.Content.Price, listing.Revision, listing.CreatedUtc, listing.UpdatedUtc);
}

/// <summary>All listings of a seller, newest first, whatever their state: what nobody else sees as well. A projection, kept by <see cref="IndexListing"/>.</summary>
public sealed class OwnListings(MarketTables tables, TimeProvider time)
{
    private const string Data = "Data";
    private const string State = "State";
    private const int AttemptsMax = 20;

    /// <summary>Names a seller's list, for its cursors and as its partition.</summary>
    public static string ListOf(MemberId seller) => $"mine:{seller}";

    /// <summary>Brings a listing's row up to date; nothing when it is, or is of a later version.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public Task UpdateAsync(Listing listing, CancellationToken cancellationToken) =>
        tables.ListingIndex.PutLatestAsync(RowOf(listing), listing.Version, isNew: false, AttemptsMax, time, cancellationToken);

    /// <summary>A page of a seller's listings, of one state or of all.</summary>
    public Task<Parsed<ListPage<OwnListing>>> ReadAsync(MemberId seller, ListingState? state, string list, PageRequest page, CancellationToken cancellationToken) =>
        TablePages.ReadAsync(
            tables.ListingIndex,
            state is { } only
                ? TableClient.CreateQueryFilter($"PartitionKey eq {ListOf(seller)} and State eq {MarketJson.Name(only)}")
                : TableClient.CreateQueryFilter($"PartitionKey eq {ListOf(seller)}"),
            list,
            page,
            ItemOf,
            cancellationToken);

    /// <summary>All of them.</summary>
    public async IAsyncEnumerable<OwnListing> ReadAllAsync(MemberId seller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {ListOf(seller)}");
        await foreach (TableEntity row in tables.ListingIndex.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return ItemOf(row);
        }
    }

    private static TableEntity RowOf(Listing listing) => new(ListOf(listing.SellerId), $"{NewestFirst.Key(listing.CreatedUtc)}:{listing.Id}")
    {
        [Data] = MarketJson.Write(OwnListing.Of(listing), MarketJson.Rows),
        [State] = MarketJson.Name(listing.State),
    };

    private static OwnListing ItemOf(TableEntity row) => MarketJson.Read<OwnListing>(row.GetString(Data));
}

/// <summary>GET /api/members/me/listings?state=&amp;limit=&amp;cursor=: everything that the caller has put up, drafts and paused ones too.</summary>
public sealed class ListMyListings(OwnListings own)
{
    /// <summary>200 with a page, newest first; 400 INVALID_QUERY.</summary>
    [Function(nameof(ListMyListings)), Access(Caller.Member)]
    [Query("state", "Only listings in this state.", Type = typeof(ListingState))]
    [Answers(typeof(ListPage<OwnListing>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/listings")] HttpRequest request, CancellationToken cancellationToken)
    {
        string? text = request.Query["state"];
        ListingState? state = MarketJson.Named<ListingState>(text);
        if (text is not null && state is null)
        {
            return PageRequest.Fault("state", $"must be one of {string.Join(", ", Enum.GetValues<ListingState>().Select(MarketJson.Name))}");
        }

        MemberId seller = CurrentMember.Get(request.HttpContext).Id;
        string list = $"{OwnListings.ListOf(seller)}:{text}";
        return PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            ? (await own.ReadAsync(seller, state, list, page, cancellationToken)).ToAnswer(listings => Answer.Ok(listings))
            : problem;
    }
}
