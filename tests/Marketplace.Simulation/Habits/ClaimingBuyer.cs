using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>
/// The seller guarantees, the buyer claims after completion: a part, all of it, a counterfeit. The seller agrees, refuses, repairs or says
/// nothing; goods go back or do not; an arbiter rules where they cannot agree; now and then the bank takes the money back as well.
/// </summary>
internal sealed class ClaimingBuyer : Habit
{
    private static readonly string[] _guarantees = ["asDescribed", "counterfeitTriple", "damageInTransit", "sevenDayReturn", "thirtyDayRepair", "authenticity"];

    public override async Task LiveAsync(Deal deal)
    {
        if (!await Bonds.JoinAsync(deal) || !await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 20))
        {
            return;
        }

        await deal.WaitAsync(40);
        await deal.ConfirmAsync();
        if (!await deal.UntilAsync("completed"))
        {
            return;
        }

        await deal.WaitAsync(60);
        for (int claims = 1 + deal.Chance.Next(2); claims > 0; claims--)
        {
            await ClaimAsync(deal, _guarantees[deal.Chance.Next(_guarantees.Length)]);
        }
    }

    private static async Task ClaimAsync(Deal deal, string guarantee)
    {
        object? amount = guarantee != "counterfeitTriple" && deal.Once(2) ? RefundCase.Amount(1 + deal.Chance.Next(900)) : null;
        if ((await deal.ActAsync(deal.Buyer, "claims", new { guarantee, text = "It is not what was promised.", amount })).Text("id") is not { } claim)
        {
            return;
        }

        // The bank may be faster than a refund that is decided meanwhile.
        if (deal.Once(6))
        {
            deal.ChargeBack();
        }

        await deal.WaitAsync(60);
        await AnswerAsync(deal, claim);
        for (int look = 0; look < 60 && await PhaseAsync(deal, claim) is not ("ended" or null); look++)
        {
            await GoOnAsync(deal, claim);
            await deal.Kernel.SleepAsync(TimeSpan.FromHours(12));
        }
    }

    private static Task<HttpReply> AnswerAsync(Deal deal, string claim) => deal.Chance.Next(5) switch
    {
        0 => Task.FromResult(HttpReply.None),
        1 => deal.OnClaimAsync(deal.Buyer, claim, "withdraw"),
        2 or 3 => deal.OnClaimAsync(deal.Seller, claim, "accept"),
        _ => deal.OnClaimAsync(deal.Seller, claim, "reject", new { reason = "It is." }),
    };

    // Only an arbiter's turn does not end by itself.
    private static async Task GoOnAsync(Deal deal, string claim)
    {
        string? phase = await PhaseAsync(deal, claim);
        if (phase == "shippingBack" && deal.Once(2))
        {
            await deal.OnClaimAsync(deal.Buyer, claim, "ship-back", new { carrier = "post", trackingNumber = deal.TrackingNumber });
        }
        else if (phase == "inspecting" && deal.Once(2))
        {
            await deal.OnClaimAsync(deal.Seller, claim, deal.Once(2) ? "repaired" : "accept");
        }
        else if (phase == "ruling" && deal.Once(2))
        {
            await deal.OnClaimAsync("ada/Arbiter", claim, "ruling", new { upheld = !deal.Once(3), reasons = "The pictures show it." });
        }
    }

    private static async Task<string?> PhaseAsync(Deal deal, string claim) => (await deal.AskAsync(new(deal.Buyer, "GET", $"/api/claims/{claim}"))).Text("phase");
}
