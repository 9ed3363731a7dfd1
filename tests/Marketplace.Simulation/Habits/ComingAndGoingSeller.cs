namespace Marketplace.Simulation.Habits;

/// <summary>The seller joins guarantees, sells, adds to the bond out of what was earned, leaves, and perhaps thinks better of it.</summary>
internal sealed class ComingAndGoingSeller : Habit
{
    public override int Weight => 1;

    public override async Task LiveAsync(Deal deal)
    {
        if (!await Bonds.JoinAsync(deal) || !await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 30))
        {
            return;
        }

        await deal.WaitAsync(40);
        await deal.ConfirmAsync();
        await deal.UntilAsync("completed");
        await deal.WaitAsync(10);
        await Task.WhenAll(
            deal.AsSellerAsync("bond/top-ups", new { amount = RefundCase.Amount(100) }),
            deal.Once(2) ? deal.AsSellerAsync("guarantees/leave", new { }) : Task.CompletedTask);
        if (deal.Once(3))
        {
            await deal.WaitAsync(30);
            await Bonds.JoinAsync(deal);
        }
    }
}
