using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>What to change; what is left out stays.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Description">Everything else.</param>
/// <param name="Category">A category's key.</param>
/// <param name="Price">For one piece.</param>
/// <param name="Stock">Pieces at hand from now on, those held by open orders not counted.</param>
/// <param name="DeliveryModes">All delivery modes.</param>
/// <param name="Quality">new, likeNew, good or fair.</param>
/// <param name="ImageUrls">All images.</param>
public sealed record EditListingRequest(
    [Bounds(1, nameof(RequestLimits.TitleLengthMax))] string? Title = null,
    [Bounds(0, nameof(RequestLimits.DescriptionLengthMax))] string? Description = null,
    string? Category = null,
    Money? Price = null,
    [Bounds(0, nameof(RequestLimits.StockMax))] int? Stock = null,
    IReadOnlyList<DeliveryOption>? DeliveryModes = null,
    QualityGrade? Quality = null,
    [Bounds(0, nameof(RequestLimits.ImagesMax))] IReadOnlyList<string>? ImageUrls = null)
{
    internal ListingContent ApplyTo(ListingContent content) => content with
    {
        Title = Title ?? content.Title,
        Description = Description ?? content.Description,
        Category = Category ?? content.Category,
        Price = Price ?? content.Price,
        DeliveryModes = DeliveryModes ?? content.DeliveryModes,
        Quality = Quality ?? content.Quality,
        ImageUrls = ImageUrls ?? content.ImageUrls,
    };
}

/// <summary>PATCH /api/listings/{id}: the seller edits a listing. Idempotent by itself; send <c>If-Match</c> against lost edits.</summary>
public sealed class EditListing(ListingCommands commands)
{
    /// <summary>200 with the listing; 409 LISTING_STATE; 412; 422.</summary>
    [Function(nameof(EditListing)), Access(Caller.Member)]
    [Takes(typeof(EditListingRequest))]
    [Answers(typeof(ListingResponse), "LISTING_STATE", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "listings/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!(await RequestBody.ReadAsync<EditListingRequest>(request, cancellationToken)).TryGet(out EditListingRequest? body, out Answer? problem))
        {
            return problem;
        }

        return await commands.ChangeAsync(
            CurrentMember.Get(request.HttpContext),
            id,
            IfMatch.Read(request),
            key: null,
            (listing, policy, nowUtc) => listing.Edit(body.ApplyTo(listing.Content), body.Stock, policy, nowUtc),
            cancellationToken);
    }
}
