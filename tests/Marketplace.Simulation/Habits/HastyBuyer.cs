using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>The buyer clicks everything twice and extends at the last moment.</summary>
internal sealed class HastyBuyer : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceTwiceAtOnceAsync())
        {
            return;
        }

        HttpReply[] pages = await Task.WhenAll(deal.ActAsync(deal.Buyer, "pay"), deal.ActAsync(deal.Buyer, "pay"));
        if (pages.Select(page => page.Text("paymentId")).FirstOrDefault(id => id is not null) is not { } payment)
        {
            return;
        }

        deal.Decide(payment, approve: true);
        if (!await ShipWhenPaidAsync(deal, 10))
        {
            return;
        }

        if (deal.Once(2) && deal.ConfirmDueUtc is { } due)
        {
            await deal.Kernel.SleepUntilAsync(due - TimeSpan.FromHours(2));
            await deal.ExtendAsync(deal.Buyer, 3);
        }

        await Task.WhenAll(deal.ConfirmAsync(), deal.ConfirmAsync());
    }
}
