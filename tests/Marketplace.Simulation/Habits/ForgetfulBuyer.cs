namespace Marketplace.Simulation.Habits;

/// <summary>The buyer forgets to pay, or is declined and leaves it at that.</summary>
internal sealed class ForgetfulBuyer : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (await deal.PlaceAsync() && deal.Once(2) && await deal.OpenPaymentAsync() is { } payment && deal.Once(2))
        {
            await deal.WaitAsync(10);
            deal.Decide(payment, approve: false);
        }
    }
}
