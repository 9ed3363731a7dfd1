namespace Marketplace.Simulation.Habits;

/// <summary>The seller forgets to ship: the buyer cancels when it is late, or time refunds; or the seller ships after all.</summary>
internal sealed class ForgetfulSeller : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await deal.UntilAsync("paid"))
        {
            return;
        }

        await deal.Kernel.SleepAsync(TimeSpan.FromHours(74));
        switch (deal.Chance.Next(3))
        {
            case 0:
                await deal.WaitAsync(60);
                await deal.CancelAsync(deal.Buyer);
                break;
            case 1:
                await deal.WaitAsync(80);
                await deal.ShipAsync();
                break;
        }
    }
}
