using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>A prompt deal with much talk: about the listing before, about the order after, both sides at once, some of it leading off the market; some of it is read.</summary>
internal sealed class TalkingParties : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        Talk before = new(deal, isOfOrder: false);
        await before.SayAsync(deal.Buyer);
        await deal.WaitAsync(3);
        await TurnAsync(deal, before);
        HttpReply overheard = await before.OverhearAsync(deal.Stranger);
        if (overheard.Status != 404)
        {
            deal.Kernel.Report(new Violation("what is not allowed is refused", $"A stranger's look was answered {overheard.Status}: {overheard.Body}", deal.ListingId));
        }

        if (!await deal.PlaceAsync())
        {
            return;
        }

        Talk after = new(deal, isOfOrder: true);
        await after.SayAsync(deal.Seller);
        if (await deal.PayAsync() && await ShipWhenPaidAsync(deal, 20))
        {
            await TurnAsync(deal, after);
            await deal.WaitAsync(40);
            await deal.ConfirmAsync();
        }

        await TurnAsync(deal, after);
    }

    // At the very same moment, so that the two get into each other's way.
    private static async Task TurnAsync(Deal deal, Talk talk)
    {
        await Task.WhenAll(talk.SayAsync(deal.Buyer), talk.SayAsync(deal.Seller), deal.Once(2) ? talk.ReadAsync(deal.Seller) : Task.CompletedTask);
        if (deal.Once(2))
        {
            await Task.WhenAll(talk.ReadAsync(deal.Buyer), talk.SayAsync(deal.Seller));
        }
    }
}
