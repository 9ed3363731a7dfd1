namespace Marketplace.Simulation.Habits;

/// <summary>The seller changes the price while the buyer is paying: money of the old price may come after the new one's, and goes back.</summary>
internal sealed class HagglingParties : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync())
        {
            return;
        }

        string? first = await deal.OpenPaymentAsync();
        await deal.RepriceAsync(3_000 + deal.Chance.Next(3_000));
        if (await deal.OpenPaymentAsync() is not { } second || first is null)
        {
            return;
        }

        deal.Decide(deal.Once(2) ? first : second, approve: true);
        await deal.WaitAsync(deal.Once(2) ? 0.1 : 12);
        deal.Decide(first, approve: true);
        deal.Decide(second, approve: true);
        if (await ShipWhenPaidAsync(deal, 24))
        {
            await deal.WaitAsync(50);
            await deal.ConfirmAsync();
        }
    }
}
