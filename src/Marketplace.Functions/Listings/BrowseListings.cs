using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>GET /api/listings?category=&amp;seller=&amp;sort=newest&amp;limit=&amp;cursor=: what is for sale, newest first.</summary>
public sealed class BrowseListings(ListingIndex index, PolicyCatalog policies)
{
    /// <summary>200 with a page; 400 INVALID_QUERY for an unknown category, a malformed seller or both at once.</summary>
    [Function(nameof(BrowseListings)), Access(Caller.Anyone)]
    [Query("category", "Only this category, by its key.")]
    [Query("seller", "Only this seller.", Type = typeof(MemberId))]
    [Query("sort", "The order of the list.", "newest")]
    [Answers(typeof(ListPage<ListingSummary>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "listings")] HttpRequest request, CancellationToken cancellationToken)
    {
        string? category = request.Query["category"];
        string? seller = request.Query["seller"];
        MemberId? sellerId = IdText.TryParse<MemberId>(seller);
        if ((category is not null && policies.Current.FindCategory(category) is null) || (seller is not null && (sellerId is null || category is not null)))
        {
            return Problem.Answer(StatusCodes.Status400BadRequest, "INVALID_QUERY", "Browse by a known category or by a member's id, not both.");
        }

        if (request.Query["sort"].ToString() is not ("" or "newest"))
        {
            return Problem.Answer(StatusCodes.Status400BadRequest, "INVALID_QUERY", "'sort' is newest.");
        }

        string list = ListingIndex.ListOf(category, sellerId);
        return PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            ? (await index.ReadAsync(list, page, cancellationToken)).ToAnswer(listings => Answer.Ok(listings))
            : problem;
    }
}
