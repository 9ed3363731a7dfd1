using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>A refused request goes to a dispute: evidence, replies, offers, rulings and appeals, or silence at any of these.</summary>
internal sealed class DisputingParties : Habit
{
    private static readonly string[] _arbiters = ["ada/Arbiter", "bela/Arbiter"];

    public override int Weight => 3;

    public override async Task LiveAsync(Deal deal)
    {
        RefundCase refund = new(deal);
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 30) || !await refund.AskAsync(goBack: false, partly: deal.Once(2)))
        {
            return;
        }

        await deal.WaitAsync(40);
        await refund.DoAsync(deal.Seller, "reject", new { reason = "It was fine." });
        await refund.DoAsync(deal.Buyer, "escalate");
        if (!refund.IsDisputed)
        {
            return;
        }

        await Task.WhenAll(FileAsync(deal, refund, deal.Buyer), FileAsync(deal, refund, deal.Seller));
        if (deal.Once(3) && await SettleAsync(deal, refund))
        {
            return;
        }

        await RuleAsync(deal, refund, _arbiters[0]);
        await AfterRulingAsync(deal, refund);
    }

    private static async Task FileAsync(Deal deal, RefundCase refund, string member)
    {
        if (!deal.Once(4))
        {
            await deal.WaitAsync(50);
            await refund.DisputeAsync(member, "evidence", new { text = "This is how it was." });
            await deal.WaitAsync(10);
            await refund.DisputeAsync(member, "reply", new { text = "That is not how it was." });
        }
    }

    // Offers of both sides meet; one of them may be accepted.
    private static async Task<bool> SettleAsync(Deal deal, RefundCase refund)
    {
        long held = await refund.HeldAsync();
        long back = held / 2;
        object offer = new { refund = RefundCase.Amount(back), release = RefundCase.Amount(held - back) };
        await Task.WhenAll(refund.DisputeAsync(deal.Seller, "offers", offer), deal.Once(3) ? refund.DisputeAsync(deal.Buyer, "offers", offer) : Task.CompletedTask);
        return (await refund.DisputeAsync(deal.Buyer, "offers/accept", new { number = 1 })).IsOk;
    }

    private static async Task RuleAsync(Deal deal, RefundCase refund, string arbiter)
    {
        for (int look = 0; look < 40 && await refund.DisputePhaseAsync() is "evidence" or "reply"; look++)
        {
            await deal.Kernel.SleepAsync(TimeSpan.FromHours(12));
        }

        long held = await refund.HeldAsync();
        long back = deal.Chance.Next(3) switch { 0 => 0, 1 => held, _ => held / 3 };
        await refund.DisputeAsync(arbiter, "ruling", new
        {
            kind = back == 0 ? "release" : back == held ? "refund" : "split",
            refund = RefundCase.Amount(back),
            criterion = "received",
            reasons = "The trail of the parcel shows it, and nothing speaks against it.",
        });
    }

    private static async Task AfterRulingAsync(Deal deal, RefundCase refund)
    {
        await deal.WaitAsync(40);
        switch (deal.Chance.Next(3))
        {
            case 0:
                await Task.WhenAll(refund.DisputeAsync(deal.Buyer, "ruling/accept"), refund.DisputeAsync(deal.Seller, "ruling/accept"));
                break;
            case 1:
                HttpReply appealed = await refund.DisputeAsync(deal.Once(2) ? deal.Buyer : deal.Seller, "appeal", new { text = "There is something new." });
                if (appealed.IsOk)
                {
                    await deal.WaitAsync(60);
                    await RuleAsync(deal, refund, _arbiters[1]);
                }

                break;
        }
    }
}
