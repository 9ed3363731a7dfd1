using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>A new listing (rules.md section 2). It is a draft until it is activated.</summary>
/// <param name="Title">Headline, 1 to 120 characters.</param>
/// <param name="Description">Everything else, up to 5,000 characters.</param>
/// <param name="Category">A category's key.</param>
/// <param name="Price">For one piece.</param>
/// <param name="Stock">Pieces at hand.</param>
/// <param name="GoodsType">physical, virtual or autoDelivery.</param>
/// <param name="DeliveryModes">How it is delivered; at least one that suits the goods type.</param>
/// <param name="Quality">new, likeNew, good or fair.</param>
/// <param name="ImageUrls">Up to 10 https URLs.</param>
/// <param name="PreorderUtc">When goods that are sold ahead will be there; leave out for goods at hand.</param>
public sealed record CreateListingRequest(
    [Bounds(1, nameof(RequestLimits.TitleLengthMax))] string Title,
    [Bounds(0, nameof(RequestLimits.DescriptionLengthMax))] string Description,
    string Category,
    Money Price,
    [Bounds(0, nameof(RequestLimits.StockMax))] int Stock,
    GoodsType GoodsType,
    IReadOnlyList<DeliveryOption> DeliveryModes,
    QualityGrade Quality,
    [Bounds(0, nameof(RequestLimits.ImagesMax))] IReadOnlyList<string>? ImageUrls = null,
    DateTimeOffset? PreorderUtc = null)
{
    internal ListingContent Content => new()
    {
        Title = Title,
        Description = Description,
        Category = Category,
        Price = Price,
        GoodsType = GoodsType,
        DeliveryModes = DeliveryModes,
        Quality = Quality,
        ImageUrls = ImageUrls ?? [],
        PreorderUtc = PreorderUtc,
    };
}

/// <summary>POST /api/listings: a seller drafts a listing.</summary>
public sealed class CreateListing(ListingCommands commands)
{
    /// <summary>201 with the draft; 403 VERIFICATION_REQUIRED, LISTING_BARRED; 422 VALIDATION_FAILED.</summary>
    [Function(nameof(CreateListing)), Access(Caller.Member)]
    [Takes(typeof(CreateListingRequest))]
    [Answers(typeof(ListingResponse), "VERIFICATION_REQUIRED", "LISTING_BARRED", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "listings")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<CreateListingRequest>> read = await KeyedRequest.ReadAsync<CreateListingRequest>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<CreateListingRequest>? asked, out Answer? problem)
            ? await commands.CreateAsync(asked.Caller, asked.Key, asked.Body.Content, asked.Body.Stock, cancellationToken)
            : problem;
    }
}
