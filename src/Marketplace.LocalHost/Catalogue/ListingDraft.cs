namespace Marketplace.LocalHost.Catalogue;

/// <summary>An amount as the API writes it.</summary>
internal sealed record Amount(long AmountMinor, string Currency = "CNY");

/// <summary>A way of delivery as the API writes it.</summary>
internal sealed record DeliveryOffer(string Mode, Amount Freight);

/// <summary>The body of <c>POST /api/listings</c>.</summary>
internal sealed record ListingDraft(
    string Title,
    string Description,
    string Category,
    Amount Price,
    int Stock,
    string GoodsType,
    IReadOnlyList<DeliveryOffer> DeliveryModes,
    string Quality,
    IReadOnlyList<string> ImageUrls);

/// <summary>A listing that the scenario's seller will create.</summary>
internal sealed record PlannedListing(SellerProfile Seller, ListingDraft Draft);
