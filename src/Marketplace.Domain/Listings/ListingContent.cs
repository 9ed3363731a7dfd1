using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Listings;

/// <summary>A way the seller delivers, and what it costs the buyer.</summary>
/// <param name="Mode">The way.</param>
/// <param name="Freight">What it costs; may be nothing.</param>
public sealed record DeliveryOption(DeliveryMode Mode, Money Freight);

/// <summary>What a seller offers: all that an edit may change, and that an order snapshots (rules.md section 2).</summary>
public sealed record ListingContent
{
    private const int ImageUrlLengthMax = 500;

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>Everything else about it.</summary>
    public required string Description { get; init; }

    /// <summary>A category of the policy.</summary>
    public required string Category { get; init; }

    /// <summary>For one piece.</summary>
    public required Money Price { get; init; }

    /// <summary>What kind of goods.</summary>
    public required GoodsType GoodsType { get; init; }

    /// <summary>How the seller delivers.</summary>
    public required IReadOnlyList<DeliveryOption> DeliveryModes { get; init; }

    /// <summary>How worn it is, by the category's criteria.</summary>
    public required QualityGrade Quality { get; init; }

    /// <summary>Where its pictures are.</summary>
    public required IReadOnlyList<string> ImageUrls { get; init; }

    /// <summary>When goods that are sold ahead will be there; the clock to ship waits for it. Null for goods at hand.</summary>
    public DateTimeOffset? PreorderUtc { get; init; }

    /// <summary>What a delivery mode costs; null when it is not offered.</summary>
    public Money? FreightFor(DeliveryMode mode) => DeliveryModes.FirstOrDefault(option => option.Mode == mode)?.Freight;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Rejection? Validate(MarketPolicy policy, DateTimeOffset nowUtc)
    {
        RequestLimits limits = policy.Limits;
        FieldErrors errors = new();
        errors.RequireText(Title, "title", 1, limits.TitleLengthMax);
        errors.RequireText(Description, "description", 0, limits.DescriptionLengthMax, multiline: true);
        errors.Require(policy.FindCategory(Category) is not null, "category", "is not a category of this market");
        policy.RequireAmount(errors, Price, "price", minorMin: 1);
        errors.Require(ImageUrls.Count <= limits.ImagesMax, "imageUrls", $"must have at most {limits.ImagesMax} images");
        errors.Require(ImageUrls.All(IsImageUrl), "imageUrls", "must be absolute https URLs of at most 500 characters");
        errors.Require(
            PreorderUtc is not { } date || (date > nowUtc && date <= nowUtc.AddDays(limits.PreorderDaysMax)),
            "preorderUtc",
            $"must lie in the next {limits.PreorderDaysMax} days");
        errors.Require(PreorderUtc is null || !ShipsAtOnce(policy), "preorderUtc", "must be absent: these goods are handed over the moment they are paid");
        errors.Require(Enum.IsDefined(Quality), "quality", "is not a grade");
        ValidateDelivery(policy, errors);
        return errors.ToRejection();
    }

    private void ValidateDelivery(MarketPolicy policy, FieldErrors errors)
    {
        errors.Require(DeliveryModes.Count >= 1, "deliveryModes", "must offer at least one delivery mode");
        errors.Require(DeliveryModes.DistinctBy(option => option.Mode).Count() == DeliveryModes.Count, "deliveryModes", "must offer each mode once");
        for (int i = 0; i < DeliveryModes.Count; i++)
        {
            DeliveryOption option = DeliveryModes[i];
            errors.Require(policy.FindTerms(GoodsType, option.Mode) is not null, $"deliveryModes[{i}].mode", "does not suit this goods type");
            policy.RequireAmount(errors, option.Freight, $"deliveryModes[{i}].freight", minorMin: 0);
            errors.Require(option.Freight.Currency == Price.Currency, $"deliveryModes[{i}].freight.currency", "must be the price's currency");
        }
    }

    private bool ShipsAtOnce(MarketPolicy policy) => DeliveryModes.Any(option => policy.FindTerms(GoodsType, option.Mode)?.ShipWithinHours == 0);

    private static bool IsImageUrl(string? url) =>
        url is { Length: <= ImageUrlLengthMax } && Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme == Uri.UriSchemeHttps;
}
