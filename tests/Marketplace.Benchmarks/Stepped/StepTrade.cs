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
        await market.VerifyAsync(seller);
        string id = (await market.PostAsync("set-up", seller, "/api/listings", draft))["id"]!.GetValue<string>();
        await market.PostAsync("set-up", seller, $"/api/listings/{id}/activate", new { });
        return id;
    }

    public string Id => _order["id"]!.GetValue<string>();

    public Task GetAsync() => market.GetAsync("get", buyer, Path);

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

    public Task GivePasswordAsync() => market.GivePasswordAsync(buyer);

    public Task ConfirmAsync() => market.PostAsync("confirm", buyer, $"{Path}/confirm", new { });

    /// <summary>The buyer asks for money back, the seller refuses, and an arbiter rules for both.</summary>
    public async Task DisputeAsync()
    {
        object money = new { amountMinor = 2_000, currency = "CNY" };
        object asked = new { kind = "refundOnly", reason = "damaged", amount = money, text = "The shade is broken." };
        JsonNode refund = await market.PostAsync("ask for refund", buyer, $"{Path}/refund-requests", asked);
        string path = $"/api/refund-requests/{refund["id"]}";
        await market.PostAsync("reject", seller, $"{path}/reject", new { reason = "It was whole when it left." });
        JsonNode escalated = await market.PostAsync("escalate", buyer, $"{path}/escalate", new { });
        await RuleAsync($"/api/disputes/{escalated["disputeId"]}", money);
    }

    private async Task RuleAsync(string dispute, object money)
    {
        foreach (string step in new[] { "evidence", "reply" })
        {
            await market.PostAsync(step, buyer, $"{dispute}/{step}", new { text = "See the crack." });
            await market.PostAsync(step, seller, $"{dispute}/{step}", new { text = "See the parcel." });
        }

        object ruling = new { kind = "split", refund = money, criterion = "notShipped", reasons = "Both sides are right, each to its part." };
        await market.PostAsync("ruling", "arbiter/Arbiter", $"{dispute}/ruling", ruling);
        await market.PostAsync("accept ruling", buyer, $"{dispute}/ruling/accept", new { });
        await market.PostAsync("accept ruling", seller, $"{dispute}/ruling/accept", new { });
    }

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
        await trade.GivePasswordAsync();
        await trade.ConfirmAsync();
    });

    /// <summary>Placed, paid, and called off by the seller: the money goes back.</summary>
    public static Story Refunded { get; } = new("refunded", async trade =>
    {
        await OpenAsync(trade);
        await trade.CancelAsync();
    });

    /// <summary>Placed, paid, shipped, disputed; an arbiter splits the money and both sides accept.</summary>
    public static Story Disputed { get; } = new("disputed", async trade =>
    {
        await OpenAsync(trade);
        await trade.ShipAsync();
        await trade.DisputeAsync();
    });

    /// <summary>All stories that are counted.</summary>
    public static IReadOnlyList<Story> All { get; } = [Happy, Refunded, Disputed];

    /// <summary>Placed and paid: an open escrow.</summary>
    public static async Task OpenAsync(StepTrade trade)
    {
        await trade.PlaceAsync();
        await trade.PayAsync();
    }
}
