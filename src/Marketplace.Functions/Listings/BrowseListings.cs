using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Search;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>GET /api/listings?q=&amp;sort=&amp;category=&amp;seller=&amp;limit=&amp;cursor=: what is for sale.</summary>
public sealed class BrowseListings(ListingIndex index, ListingSearch search, PolicyCatalog policies)
{
    /// <summary>200 with a page; 400 INVALID_QUERY for an unknown category or order, a malformed seller, or a search without a word.</summary>
    [Function(nameof(BrowseListings)), Access(Caller.Anyone)]
    [Query("q", "Only what has all these words in its title or description; Chinese needs no gaps.")]
    [Query("category", "Only this category, by its key.")]
    [Query("seller", "Only this seller.", Type = typeof(MemberId))]
    [Query("sort", "The order of the list; the newest first when it is left out. With q, or with category and seller, it ranks the newest 500 matches.", Type = typeof(ListingSort))]
    [Answers(typeof(ListPage<ListingSummary>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "listings")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!Read(request.Query).TryGet(out BrowseWish? wish, out Answer? problem) || !PageRequest.Read(request, wish.Name).TryGet(out PageRequest? page, out problem))
        {
            return problem;
        }

        if (wish.IsKept)
        {
            return (await index.ReadAsync(wish.Lists[0], wish.Sort, wish.Name, page, cancellationToken)).ToAnswer(listings => Answer.Ok(listings));
        }

        return ListingSearch.MayBeKey(page.ContinuationToken)
            ? Answer.Ok(await search.FindAsync(wish.Lists, wish.Sort, wish.Name, page, cancellationToken))
            : PageRequest.Fault("cursor", "is not a cursor of this list");
    }

    private Parsed<BrowseWish> Read(IQueryCollection query)
    {
        (string? category, string? sellerText, string? words, string? sortText) = (query["category"], query["seller"], query["q"], query["sort"]);
        MemberId? seller = IdText.TryParse<MemberId>(sellerText);
        if ((category is not null && policies.Current.FindCategory(category) is null) || (sellerText is not null && seller is null))
        {
            return Problem.Answer(StatusCodes.Status400BadRequest, "INVALID_QUERY", "Browse by a known category and by a member's id.");
        }

        ListingSort? sort = sortText is null or "" ? ListingSort.Newest : MarketJson.Named<ListingSort>(sortText);
        if (sort is not { } order)
        {
            return PageRequest.Fault("sort", $"must be one of {string.Join(", ", Enum.GetValues<ListingSort>().Select(MarketJson.Name))}");
        }

        CatalogueRules rules = policies.Current.Catalogue;
        IReadOnlyList<string> terms = words is { } text && text.Length <= rules.QueryLengthMax ? SearchTerms.Of(text, rules) : [];
        return words is not null && terms.Count == 0
            ? PageRequest.Fault("q", $"must have a word in it, and at most {rules.QueryLengthMax} characters")
            : new BrowseWish(ListsOf(terms, category, seller), order);
    }

    // The seller's list is the shortest, as a rule: the others are skipped through by it.
    private static string[] ListsOf(IReadOnlyList<string> terms, string? category, MemberId? seller)
    {
        string[] lists =
        [
            .. seller is null ? Enumerable.Empty<string>() : [ListingIndex.ListOf(null, seller)],
            .. terms.Select(ListingIndex.ListOf),
            .. category is null ? Enumerable.Empty<string>() : [ListingIndex.ListOf(category, null)],
        ];
        return lists.Length == 0 ? [ListingIndex.ListOf(null, null)] : lists;
    }
}
