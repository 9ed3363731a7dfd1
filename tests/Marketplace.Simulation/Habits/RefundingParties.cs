using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>The buyer asks for money back: part or all of it, with or without the goods; the seller agrees, refuses or says nothing.</summary>
internal sealed class RefundingParties : Habit
{
    public override int Weight => 4;

    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await deal.UntilAsync("paid", "shipped"))
        {
            return;
        }

        bool shipped = deal.IsAutoDelivery || deal.Once(5) || await ShipWhenPaidAsync(deal, 40);
        await deal.WaitAsync(shipped ? 120 : 20);
        RefundCase refund = new(deal);
        if (!await refund.AskAsync(goBack: shipped && !deal.IsAutoDelivery && deal.Once(2), partly: deal.Once(2)))
        {
            return;
        }

        await deal.WaitAsync(60);
        switch (deal.Chance.Next(5))
        {
            case 0:
                return;
            case 1:
                await Task.WhenAll(refund.DoAsync(deal.Seller, "accept"), deal.Once(3) ? refund.DoAsync(deal.Buyer, "withdraw") : Task.CompletedTask);
                break;
            case 2:
                await refund.DoAsync(deal.Buyer, "withdraw");
                break;
            default:
                await RefuseAsync(deal, refund);
                break;
        }

        await ReturnAsync(deal, refund);
        if (deal.Once(2))
        {
            await deal.WaitAsync(60);
            await deal.ConfirmAsync();
        }
    }

    // Refused, the buyer changes the request, withdraws it, or lets it lapse.
    private static async Task RefuseAsync(Deal deal, RefundCase refund)
    {
        await refund.DoAsync(deal.Seller, "reject", new { reason = "It was fine." });
        await deal.WaitAsync(40);
        switch (deal.Chance.Next(3))
        {
            case 0:
                await refund.ReviseAsync();
                await deal.WaitAsync(20);
                await refund.DoAsync(deal.Seller, "accept");
                break;
            case 1:
                await refund.DoAsync(deal.Buyer, "withdraw");
                break;
        }
    }

    private static async Task ReturnAsync(Deal deal, RefundCase refund)
    {
        if ((await refund.ReadAsync()).Text("phase") != "returnAgreed" || deal.Once(4))
        {
            return;
        }

        await deal.WaitAsync(50);
        HttpReply sent = await refund.DoAsync(deal.Buyer, "ship-back", new { carrier = "post", trackingNumber = deal.TrackingNumber });
        if (sent.IsOk && !deal.Once(4))
        {
            await deal.WaitAsync(50);
            await refund.DoAsync(deal.Seller, "inspect", new { accepted = true });
        }
    }
}
