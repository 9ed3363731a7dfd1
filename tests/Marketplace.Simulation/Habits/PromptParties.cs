namespace Marketplace.Simulation.Habits;

/// <summary>Paid at once, shipped the next day, confirmed when it is there.</summary>
internal sealed class PromptParties : Habit
{
    public override int Weight => 5;

    public override async Task LiveAsync(Deal deal)
    {
        if (await deal.PlaceAsync() && await deal.PayAsync() && await ShipWhenPaidAsync(deal, 30))
        {
            await deal.WaitAsync(90);
            await deal.ConfirmAsync();
        }
    }
}
