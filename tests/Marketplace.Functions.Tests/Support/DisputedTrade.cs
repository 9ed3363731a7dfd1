using System.Text.Json.Nodes;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A shipped order whose buyer wants the money back, taken on step by step as clients do.</summary>
internal sealed class DisputedTrade
{
    private static readonly string _hash = new('a', 64);
    private readonly MarketFixture _market;

    private DisputedTrade(MarketFixture market, Trade trade) => (_market, Trade, Arbiter) = (market, trade, market.NewMember("Arbiter"));

    public Trade Trade { get; }

    public Member Arbiter { get; }

    public string RefundId { get; private set; } = "";

    public string DisputeId { get; private set; } = "";

    public static object Document(string name = "Photo") => new { name, url = "https://files.example/1.jpg", sha256 = _hash };

    public static object Ask(long amountMinor, string kind = "refundOnly", string reason = "damaged", string text = "划痕, scratched.") =>
        new { kind, reason, amount = Offer.Money(amountMinor), text, documents = new[] { Document() } };

    /// <summary>All of it is to come back, against the goods.</summary>
    public static async Task<DisputedTrade> AskedAsync(MarketFixture market, object? ask = null, bool shipped = true)
    {
        DisputedTrade dispute = new(market, shipped ? await Trade.ShippedAsync(market) : await Trade.PaidAsync(market));
        dispute.RefundId = (await dispute.Trade.ActAsync(dispute.Trade.Buyer, "refund-requests", ask ?? Ask(13_799, "returnAndRefund"))).Ok().Text("id");
        return dispute;
    }

    public async Task<Reply> RefundAsync(Member who, string action, object? body = null)
    {
        Reply reply = await who.PostAsync($"/api/refund-requests/{RefundId}/{action}", body);
        await _market.SettleAsync();
        return reply;
    }

    public async Task<Reply> ActAsync(Member who, string action, object? body = null)
    {
        Reply reply = await who.PostAsync($"/api/disputes/{DisputeId}/{action}", body);
        await _market.SettleAsync();
        return reply;
    }

    public Task<Reply> FileAsync(Member who, string text = "See.") => ActAsync(who, "evidence", new { text, documents = new[] { Document() } });

    public Task<Reply> ReplyAsync(Member who) => ActAsync(who, "reply", new { text = "Not so." });

    public Task<Reply> RuleAsync(Member arbiter, string kind, long refundMinor) =>
        ActAsync(arbiter, "ruling", new { kind, refund = Offer.Money(refundMinor), criterion = "shared", reasons = "Both had a part in it, as the photographs show." });

    public async Task<DisputedTrade> EscalateAsync()
    {
        (await RefundAsync(Trade.Seller, "reject", new { reason = "It was fine." })).Ok();
        DisputeId = (await RefundAsync(Trade.Buyer, "escalate")).Ok().Text("disputeId");
        return this;
    }

    /// <summary>Both have filed and replied: it is an arbiter's turn.</summary>
    public async Task<DisputedTrade> ArgueAsync()
    {
        await EscalateAsync();
        foreach (Member side in new[] { Trade.Buyer, Trade.Seller })
        {
            (await FileAsync(side)).Ok();
        }

        foreach (Member side in new[] { Trade.Buyer, Trade.Seller })
        {
            (await ReplyAsync(side)).Ok();
        }

        return this;
    }

    /// <summary>The stages that the access matrix knows.</summary>
    public async Task AdvanceToAsync(string stage)
    {
        switch (stage)
        {
            case "refund:rejected":
                (await RefundAsync(Trade.Seller, "reject", new { reason = "It was fine." })).Ok();
                break;
            case "refund:returnAgreed" or "refund:returnShipped":
                (await RefundAsync(Trade.Seller, "accept")).Ok();
                if (stage == "refund:returnShipped")
                {
                    (await RefundAsync(Trade.Buyer, "ship-back", new { carrier = "sf-express", trackingNumber = "R1" })).Ok();
                }

                break;
            case "refund:closed":
                (await RefundAsync(Trade.Buyer, "withdraw")).Ok();
                break;
            case "dispute:evidence":
                await EscalateAsync();
                break;
            case "dispute:reply":
                await EscalateAsync();
                (await FileAsync(Trade.Buyer)).Ok();
                (await FileAsync(Trade.Seller)).Ok();
                break;
            case "dispute:ruling" or "dispute:ruled" or "dispute:closed":
                await ArgueAsync();
                await RuleToAsync(stage);
                break;
        }
    }

    /// <summary>The dispute as this member sees it.</summary>
    public async Task<Reply> SeenByAsync(Member who) => (await who.GetAsync($"/api/disputes/{DisputeId}")).Ok();

    /// <summary>The texts of statements in a reply.</summary>
    public static string[] Texts(Reply dispute) => [.. dispute.At("statements")!.AsArray().Select(Text)];

    private static string Text(JsonNode? statement) => statement!["text"]!.GetValue<string>();

    private async Task RuleToAsync(string stage)
    {
        if (stage != "dispute:ruling")
        {
            (await RuleAsync(Arbiter, "split", 5_000)).Ok();
        }

        if (stage == "dispute:closed")
        {
            (await ActAsync(Trade.Buyer, "ruling/accept")).Ok();
            (await ActAsync(Trade.Seller, "ruling/accept")).Ok();
        }
    }
}
