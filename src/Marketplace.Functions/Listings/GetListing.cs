using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>GET /api/listings/{id}: a listing; drafts and delisted ones for their seller only.</summary>
public sealed class GetListing(ListingStore store, PolicyCatalog policies)
{
    /// <summary>200 with the listing and its ETag; 404.</summary>
    [Function(nameof(GetListing)), Access(Caller.AnyoneOrMember)]
    [Answers(typeof(ListingResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "listings/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        IdText.TryParse<ListingId>(id) is { } listingId
        && await store.ReadAsync(listingId, cancellationToken) is { Listing: var listing }
        && (listing.IsPublic || CurrentMember.TryGet(request.HttpContext)?.Id == listing.SellerId)
            ? ListingResponse.Answer(listing, policies.Current)
            : Problem.NotFound();
}
