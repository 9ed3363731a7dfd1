using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Lives a dispute through: evidence, replies, offers, the ruling and what the sides do about it.</summary>
internal sealed class DisputeStory(Trade trade, DisputeScript script, ArbiterBench bench, OrderView order, string disputeId)
{
    /// <summary>From the evidence to the last word; what time does after that is waited for elsewhere.</summary>
    public async Task LiveAsync()
    {
        await ShowAsync();
        if (script.OfferPermille is { } offered)
        {
            await SettleAsync(offered);
            return;
        }

        await ReplyAsync();
        if (script.IsOverdue)
        {
            DisputeView waiting = await ReadAsync();
            await trade.PastAsync(waiting.DueUtc!.Value);
        }

        await RuleAsync(script.RefundPermille);
        switch (script.After)
        {
            case AfterRuling.Accept:
                await trade.LaterAsync();
                await trade.BuyerAsync<object>(Path("ruling/accept"), new { });
                await trade.SellerAsync<object>(Path("ruling/accept"), new { });
                break;
            case AfterRuling.Appeal:
                await AppealAsync();
                break;
        }
    }

    private async Task ShowAsync()
    {
        await trade.LaterAsync();
        await trade.BuyerAsync<object>(Path("evidence"), CaseWords.Statement(CaseWords.BuyerEvidence, trade.Plan, "photos"));
        if (script.SellerShows)
        {
            await trade.SellerAsync<object>(Path("evidence"), CaseWords.Statement(CaseWords.SellerEvidence, trade.Plan, "packing"));
            return;
        }

        await trade.PastAsync((await ReadAsync()).DueUtc!.Value);
    }

    private async Task ReplyAsync()
    {
        await trade.BuyerAsync<object>(Path("reply"), CaseWords.Statement(CaseWords.BuyerReply, trade.Plan));
        if (script.SellerShows)
        {
            await trade.LaterAsync();
            await trade.SellerAsync<object>(Path("reply"), CaseWords.Statement(CaseWords.SellerReply, trade.Plan));
            return;
        }

        await trade.PastAsync((await ReadAsync()).DueUtc!.Value);
    }

    private async Task SettleAsync(int offeredPermille)
    {
        await trade.LaterAsync();
        await trade.SellerAsync<object>(Path("offers"), Offer(offeredPermille));
        await trade.LaterAsync();
        DisputeView countered = await trade.BuyerAsync<DisputeView>(Path("offers"), Offer(script.RefundPermille));
        await trade.LaterAsync();
        await trade.SellerAsync<object>(Path("offers/accept"), new { number = countered.Offer!.Number });
    }

    private async Task AppealAsync()
    {
        await trade.LaterAsync(4);
        await trade.SellerAsync<object>(Path("appeal"), CaseWords.Statement(CaseWords.Appeal, trade.Plan, "expert"));
        await trade.LaterAsync();
        await trade.BuyerAsync<object>(Path("reply"), CaseWords.Statement(CaseWords.AppealReply, trade.Plan));
        await RuleAsync(script.AppealPermille);
    }

    // An arbiter has other cases too.
    private async Task RuleAsync(int permille)
    {
        await trade.LaterAsync();
        await bench.RuleAsync(disputeId, trade.Plan.Number, Ruling(permille));
    }

    private object Ruling(int permille)
    {
        Amount refund = Share(permille);
        string kind = refund.AmountMinor == 0 ? "release" : refund == order.Total ? "refund" : "split";
        return new { kind, refund, criterion = script.Criterion, reasons = CaseWords.Ruling.In(trade.Plan.Seller.Language) };
    }

    private object Offer(int permille)
    {
        Amount refund = Share(permille);
        return new { refund, release = order.Total with { AmountMinor = order.Total.AmountMinor - refund.AmountMinor } };
    }

    private Amount Share(int permille) => order.Total with { AmountMinor = CaseScript.Share(order.Total.AmountMinor, permille) };

    private Task<DisputeView> ReadAsync() => trade.ReadAsync<DisputeView>($"api/disputes/{disputeId}");

    private string Path(string action) => $"api/disputes/{disputeId}/{action}";
}
