using System.Text.Json.Nodes;

namespace Marketplace.Benchmarks.Stepped;

/// <summary>One order, step by step.</summary>
internal sealed class StepTrade(StepMarket market, string seller, string buyer, string listing)
{
    private JsonNode _order = new JsonObject();

    private string Path => $"/api/orders/{_order["id"]}";

    /// <summary>Puts something up for sale.</summary>
    public static async Task<string> OfferAsync(StepMarket market, string seller)
    {
        object draft = new
        {
            title = "Lamp",
            description = "Shines.",
            category = "books",
            price = new { amountMinor = 4_500, currency = "CNY" },
            stock = 100_000,
            goodsType = "physical",
            deliveryModes = new[] { new { mode = "express", freight = new { amountMinor = 600, currency = "CNY" } } },
            quality = "good",
        };
        string id = (await market.PostAsync("set-up", seller, "/api/listings", draft))["id"]!.GetValue<string>();
        await market.PostAsync("set-up", seller, $"/api/listings/{id}/activate", new { });
        return id;
    }

    public async Task PlaceAsync() => _order = await market.PostAsync(
        "place", buyer, "/api/orders", new { lines = new[] { new { listingId = listing, quantity = 1 } }, deliveryMode = "express", paymentMethod = "escrow", note = "" });

    public async Task PayAsync()
    {
        JsonNode payment = await market.PostAsync("pay", buyer, $"{Path}/pay", new { });
        await market.TellAsync("captured", "/api/webhooks/payments/Bench", new
        {
            eventId = "evt",
            type = "payment.captured",
            paymentId = payment["paymentId"]!.GetValue<string>(),
            reference = payment["orderId"]!.GetValue<string>(),
            amountMinor = payment["amount"]!["amountMinor"]!.GetValue<long>(),
            currency = "CNY",
            occurredUtc = DateTimeOffset.UnixEpoch,
        });
    }

    public Task ShipAsync() => market.PostAsync("ship", seller, $"{Path}/ship", new { carrier = "sf-express", trackingNumber = $"SF-{_order["id"]}" });

    public Task ConfirmAsync() => market.PostAsync("confirm", buyer, $"{Path}/confirm", new { });

    public Task CancelAsync() => market.PostAsync("cancel", seller, $"{Path}/cancel", new { });
}

/// <summary>A way that an order goes, to be counted.</summary>
/// <param name="Name">For tables of results.</param>
/// <param name="PlayAsync">Plays it on a fresh order.</param>
internal sealed record Story(string Name, Func<StepTrade, Task> PlayAsync)
{
    /// <summary>Placed, paid, shipped, confirmed.</summary>
    public static Story Happy { get; } = new("completed", async trade =>
    {
        await OpenAsync(trade);
        await trade.ShipAsync();
        await trade.ConfirmAsync();
    });

    /// <summary>Placed, paid, and called off by the seller: the money goes back.</summary>
    public static Story Refunded { get; } = new("refunded", async trade =>
    {
        await OpenAsync(trade);
        await trade.CancelAsync();
    });

    /// <summary>All stories that are counted.</summary>
    public static IReadOnlyList<Story> All { get; } = [Happy, Refunded];

    /// <summary>Placed and paid: an open escrow.</summary>
    public static async Task OpenAsync(StepTrade trade)
    {
        await trade.PlaceAsync();
        await trade.PayAsync();
    }
}
