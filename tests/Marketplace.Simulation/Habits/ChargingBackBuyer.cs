namespace Marketplace.Simulation.Habits;

/// <summary>The buyer has the bank take the money back: while it is held, on its way, or when the seller has it. Half of them lose that case.</summary>
internal sealed class ChargingBackBuyer : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await deal.UntilAsync("paid", "shipped"))
        {
            return;
        }

        bool waits = deal.Once(3);
        if (!waits && await ShipWhenPaidAsync(deal, 30) && deal.Once(2))
        {
            await deal.WaitAsync(60);
            await deal.ConfirmAsync();
            await deal.UntilAsync("completed");
            await deal.WaitAsync(60);
        }

        deal.ChargeBack();
        if (deal.Once(2))
        {
            // A bank takes its time: the news of the chargeback has arrived by then, however late.
            await deal.Kernel.SleepAsync(TimeSpan.FromHours(120));
            deal.GiveBack();
        }
    }
}
