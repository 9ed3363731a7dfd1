namespace Marketplace.Simulation.Habits;

/// <summary>A fast, cheap deal for the good word of it: paid and confirmed at once, good for good. Whose deals these are is a matter of their <see cref="Circle"/>.</summary>
internal sealed class FarmingParties : Habit
{
    public override int Weight => 1;

    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 1))
        {
            return;
        }

        await deal.ConfirmAsync();
        if (await deal.UntilAsync("completed"))
        {
            object good = new { score = "good", comment = "Great." };
            await Task.WhenAll(deal.ActAsync(deal.Buyer, "ratings", good), deal.ActAsync(deal.Seller, "ratings", good));
        }
    }
}
