using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Listings;

/// <summary>A listing as clients see it. Amounts are minor units, times UTC.</summary>
public sealed record ListingResponse
{
    /// <summary>Its id.</summary>
    public required ListingId Id { get; init; }

    /// <summary>Who sells.</summary>
    public required MemberId SellerId { get; init; }

    /// <summary>draft, active, paused or delisted.</summary>
    public required ListingState State { get; init; }

    /// <summary>Counts changes of state and content; the ETag. Trade changes stock without changing it.</summary>
    public required long Version { get; init; }

    /// <summary>Counts changes of content.</summary>
    public required int Revision { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>Everything else about it.</summary>
    public required string Description { get; init; }

    /// <summary>A category's key.</summary>
    public required string Category { get; init; }

    /// <summary>For one piece.</summary>
    public required Money Price { get; init; }

    /// <summary>physical, virtual or autoDelivery.</summary>
    public required GoodsType GoodsType { get; init; }

    /// <summary>How it is delivered, and for how much.</summary>
    public required IReadOnlyList<DeliveryOption> DeliveryModes { get; init; }

    /// <summary>new, likeNew, good or fair.</summary>
    public required QualityGrade Quality { get; init; }

    /// <summary example='{"en":"Unworn, tags on.","zh-CN":"未穿过，吊牌齐全。"}'>What that grade means in this category, by language.</summary>
    public required IReadOnlyDictionary<string, string> QualityCriteria { get; init; }

    /// <summary>Where its pictures are.</summary>
    public required IReadOnlyList<string> ImageUrls { get; init; }

    /// <summary>When goods that are sold ahead will be there.</summary>
    public DateTimeOffset? PreorderUtc { get; init; }

    /// <summary>Pieces available, held by open orders, and sold.</summary>
    public required Stock Stock { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>When state or content last changed.</summary>
    public required DateTimeOffset UpdatedUtc { get; init; }

    /// <summary>The listing as a response.</summary>
    public static ListingResponse Of(Listing listing, MarketPolicy policy) => new()
    {
        Id = listing.Id,
        SellerId = listing.SellerId,
        State = listing.State,
        Version = listing.Version,
        Revision = listing.Revision,
        Title = listing.Content.Title,
        Description = listing.Content.Description,
        Category = listing.Content.Category,
        Price = listing.Content.Price,
        GoodsType = listing.Content.GoodsType,
        DeliveryModes = listing.Content.DeliveryModes,
        Quality = listing.Content.Quality,
        QualityCriteria = policy.CriteriaOf(listing.Content.Category, listing.Content.Quality),
        ImageUrls = listing.Content.ImageUrls,
        PreorderUtc = listing.Content.PreorderUtc,
        Stock = listing.Stock,
        CreatedUtc = listing.CreatedUtc,
        UpdatedUtc = listing.UpdatedUtc,
    };

    /// <summary>200 with the listing and its ETag.</summary>
    public static Answer Answer(Listing listing, MarketPolicy policy) => Platform.Http.Answer.Ok(Of(listing, policy), Platform.Http.Answer.ETagOf(listing.Version));
}
