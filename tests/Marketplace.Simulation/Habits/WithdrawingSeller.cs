namespace Marketplace.Simulation.Habits;

/// <summary>A prompt deal, whose seller then withdraws: too early, twice at once, and with a new bank account every time.</summary>
internal sealed class WithdrawingSeller : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        await deal.SetBankAccountAsync();
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 20))
        {
            return;
        }

        await deal.ConfirmAsync();
        await deal.WaitAsync(30);
        await deal.WithdrawAsync();
        if (deal.Once(3))
        {
            await deal.SetBankAccountAsync();
            await deal.WithdrawAsync();
        }

        await deal.Kernel.SleepAsync(TimeSpan.FromHours(26));
        await deal.WithdrawAsync();

        // What comes back comes back within two days.
        await deal.Kernel.SleepAsync(TimeSpan.FromDays(2));
    }
}
