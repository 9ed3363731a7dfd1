using Marketplace.LocalHost.Carrier;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Lives the refund request of an order through, with the return and the dispute that follow from it.</summary>
internal sealed class RefundStory(Trade trade, CaseScript script, ArbiterBench bench)
{
    /// <summary>From the request to the last word; what time does after that is waited for elsewhere.</summary>
    public async Task LiveAsync()
    {
        OrderView order = await trade.ReadAsync();
        RefundRequestView request = await trade.BuyerAsync<RefundRequestView>($"api/orders/{order.Id}/refund-requests", Ask(order, script.AskPermille));
        await AnswerAsync(request);
        switch (script)
        {
            case { RevisedPermille: { } permille }:
                await trade.LaterAsync();
                await trade.BuyerAsync<object>(PathOf(request, "revise"), Ask(order, permille));
                await trade.LaterAsync();
                await trade.SellerAsync<object>(PathOf(request, "accept"), new { });
                break;
            case { Inspection: { } inspection }:
                await ReturnAsync(order, request, inspection);
                break;
            case { Dispute: { } dispute }:
                await trade.LaterAsync();
                RefundRequestView escalated = await trade.BuyerAsync<RefundRequestView>(PathOf(request, "escalate"), new { });
                await new DisputeStory(trade, dispute, bench, order, escalated.DisputeId!).LiveAsync();
                break;
            case { IsConfirmedAfter: true }:
                await trade.LaterAsync();
                await trade.BuyerAsync<object>($"api/orders/{order.Id}/confirm", new { });
                break;
        }
    }

    private async Task AnswerAsync(RefundRequestView request)
    {
        if (script.Answer == SellerAnswer.StaySilent)
        {
            return;
        }

        await trade.LaterAsync();
        await (script.Answer == SellerAnswer.Agree
            ? trade.SellerAsync<object>(PathOf(request, "accept"), new { })
            : trade.SellerAsync<object>(PathOf(request, "reject"), new { reason = CaseWords.Rejection.In(trade.Plan.Seller.Language) }));
    }

    private async Task ReturnAsync(OrderView order, RefundRequestView request, SellerAnswer inspection)
    {
        await trade.LaterAsync();
        await trade.BuyerAsync<object>(PathOf(request, "ship-back"), new { carrier = SandboxCarrier.Key, trackingNumber = $"RT{trade.Plan.Number:D6}" });
        if (inspection == SellerAnswer.StaySilent)
        {
            return;
        }

        await trade.LaterAsync(4);
        if (inspection == SellerAnswer.Agree)
        {
            await trade.SellerAsync<object>(PathOf(request, "inspect"), new { accepted = true });
            return;
        }

        string reason = CaseWords.Contest.In(trade.Plan.Seller.Language);
        RefundRequestView contested = await trade.SellerAsync<RefundRequestView>(PathOf(request, "inspect"), new { accepted = false, reason });
        await new DisputeStory(trade, script.Dispute!, bench, order, contested.DisputeId!).LiveAsync();
    }

    private object Ask(OrderView order, int permille) => new
    {
        kind = script.Kind,
        reason = script.Reason,
        amount = order.Total with { AmountMinor = CaseScript.Share(order.Total.AmountMinor, permille) },
        text = CaseWords.Ask(script.Reason).In(trade.Plan.Seller.Language),
    };

    private static string PathOf(RefundRequestView request, string action) => $"api/refund-requests/{request.Id}/{action}";
}
