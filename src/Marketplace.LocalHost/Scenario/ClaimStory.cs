using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Lives the claim on a completed order through.</summary>
internal sealed class ClaimStory(Trade trade, ClaimScript script, ArbiterBench bench)
{
    /// <summary>From the claim to its end.</summary>
    public async Task LiveAsync()
    {
        await trade.LaterAsync();
        OrderView order = await trade.ReadAsync();
        ClaimView claim = await trade.BuyerAsync<ClaimView>($"api/orders/{order.Id}/claims", Claim(order));
        if (script.Answer == SellerAnswer.StaySilent)
        {
            await trade.PastAsync(claim.DueUtc!.Value);
            return;
        }

        await trade.LaterAsync();
        if (script.Answer == SellerAnswer.Agree)
        {
            await trade.SellerAsync<ClaimView>($"api/claims/{claim.Id}/accept", new { });
            return;
        }

        await trade.SellerAsync<ClaimView>($"api/claims/{claim.Id}/reject", new { reason = CaseWords.Rejection.In(trade.Plan.Seller.Language) });
        await trade.LaterAsync();
        await bench.RuleOnClaimAsync(claim.Id, trade.Plan.Number, Ruling(order));
    }

    private object Claim(OrderView order) => new
    {
        guarantee = script.Guarantee,
        text = CaseWords.Ask(script.Reason).In(trade.Plan.Seller.Language),
        amount = Share(order, script.AskPermille),
        documents = new[] { CaseWords.Document($"claim-{trade.Plan.Number}") },
    };

    private object Ruling(OrderView order) => new
    {
        upheld = true,
        reasons = CaseWords.Ruling.In(trade.Plan.Seller.Language),
        amount = Share(order, script.RulePermille),
    };

    private static Amount? Share(OrderView order, int? permille) =>
        permille is { } share ? order.Total with { AmountMinor = CaseScript.Share(order.Total.AmountMinor, share) } : null;
}
