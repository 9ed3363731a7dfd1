using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>
/// Both sides rate each other, or one of them does, at the same moment or days apart; some read what the other said before they may; what was not good is taken back
/// or made good, the rated side replies. Paid by silence or by a confirmation.
/// </summary>
internal sealed class RatingParties : Habit
{
    private static readonly string[] _scores = ["good", "good", "good", "neutral", "bad"];

    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 20))
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
        await RateAsync(deal);
        if (await IsRevealedAsync(deal))
        {
            await AnswerAsync(deal);
        }
    }

    // Days apart, the second may come when the window is about to close, or has.
    private static async Task RateAsync(Deal deal)
    {
        Task<HttpReply> byBuyer = deal.ActAsync(deal.Buyer, "ratings", Rating(deal, shop: true));
        if (deal.Once(3))
        {
            await Task.WhenAll(byBuyer, deal.ActAsync(deal.Seller, "ratings", Rating(deal, shop: false)));
        }
        else if (deal.Once(2))
        {
            await byBuyer;
            await deal.WaitAsync(deal.Once(3) ? 360 : 40);
            await deal.ActAsync(deal.Seller, "ratings", Rating(deal, shop: false));
        }

        await byBuyer;
    }

    // Until both have rated or the window has closed; a look in between shows one's own at most.
    private static async Task<bool> IsRevealedAsync(Deal deal)
    {
        for (int look = 0; look < 60; look++)
        {
            HttpReply seen = await deal.AskAsync(new(deal.Once(2) ? deal.Buyer : deal.Seller, "GET", $"/api/orders/{deal.OrderId}/ratings"));
            if (seen.Time("revealedUtc") is not null)
            {
                return true;
            }

            await deal.Kernel.SleepAsync(TimeSpan.FromHours(12));
        }

        return false;
    }

    private static async Task AnswerAsync(Deal deal)
    {
        if (deal.Once(2))
        {
            await deal.ActAsync(deal.Seller, "ratings/buyer/reply", new { text = "Thank you." });
        }

        if (deal.Once(2))
        {
            await deal.ActAsync(deal.Buyer, "ratings/buyer/revision", new { to = deal.Once(2) ? "good" : "removed" });
        }
    }

    private static object Rating(Deal deal, bool shop) => new
    {
        score = _scores[deal.Chance.Next(_scores.Length)],
        comment = "As it is.",
        shop = shop && deal.Once(2) ? new { description = 1 + deal.Chance.Next(5), attitude = 5, dispatch = 4 } : null,
    };
}
