namespace Marketplace.Simulation.Habits;

/// <summary>The buyer pays and is never heard of again; the carrier may tell of the delivery, the seller may grant more time.</summary>
internal sealed class SilentBuyer : Habit
{
    public override int Weight => 3;

    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync() || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 60))
        {
            return;
        }

        if (deal.Once(2))
        {
            await deal.WaitAsync(100);
            deal.Deliver();
        }

        if (deal.Once(3))
        {
            await deal.WaitAsync(40);
            await deal.ExtendAsync(deal.Seller, 3);
        }
    }
}
