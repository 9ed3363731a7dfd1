namespace Marketplace.Simulation.Habits;

/// <summary>The money comes around or after the end of the payment window; too late, it has to go back.</summary>
internal sealed class LatePayer : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || await deal.OpenPaymentAsync() is not { } payment)
        {
            return;
        }

        await deal.Kernel.SleepAsync(TimeSpan.FromHours(23));
        await deal.WaitAsync(deal.Once(2) ? 3 : 30);
        deal.Decide(payment, approve: true);
        if (await ShipWhenPaidAsync(deal, 20))
        {
            await deal.WaitAsync(20);
            await deal.ConfirmAsync();
        }
    }
}
