namespace Marketplace.Functions.Tests.Support;

/// <summary>What a seller offers. The price is odd on purpose: 5 % of it is no whole number.</summary>
internal sealed record Offer
{
    public string Title { get; init; } = "纯棉T恤 white, M";

    public string Description { get; init; } = "Worn once.\n只穿过一次。";

    public string Category { get; init; } = "clothing";

    public string GoodsType { get; init; } = "physical";

    public string Mode { get; init; } = "express";

    public long PriceMinor { get; init; } = 12_999;

    public long FreightMinor { get; init; } = 800;

    public int Stock { get; init; } = 5;

    public DateTimeOffset? PreorderUtc { get; init; }

    public static Offer Virtual { get; } = new() { GoodsType = "virtual", Mode = "online", FreightMinor = 0 };

    public static Offer AutoDelivery { get; } = new() { GoodsType = "autoDelivery", Mode = "auto", FreightMinor = 0 };

    public static object Money(long amountMinor, string currency = "CNY") => new { amountMinor, currency };

    /// <summary>The body of <c>POST /api/listings</c>.</summary>
    public Dictionary<string, object> Body()
    {
        Dictionary<string, object> body = new()
        {
            ["title"] = Title,
            ["description"] = Description,
            ["category"] = Category,
            ["price"] = Money(PriceMinor),
            ["stock"] = Stock,
            ["goodsType"] = GoodsType,
            ["deliveryModes"] = new[] { new { mode = Mode, freight = Money(FreightMinor) } },
            ["quality"] = "likeNew",
            ["imageUrls"] = new[] { "https://img.example/1.jpg" },
        };
        if (PreorderUtc is { } at)
        {
            body["preorderUtc"] = at;
        }

        return body;
    }
}
