namespace Marketplace.Simulation.Habits;

/// <summary>Both sides act at the same time and against each other, at every stage.</summary>
internal sealed class QuarrelsomeParties : Habit
{
    public override int Weight => 3;

    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync())
        {
            return;
        }

        if (deal.Once(3))
        {
            await Task.WhenAll(deal.PayAsync(), deal.RepriceAsync(4_000 + deal.Chance.Next(1_000)), MaybeAsync(deal, 4, () => deal.CancelAsync(deal.Seller)));
        }

        if (!await deal.PayAsync() || !await deal.UntilAsync("paid", "shipped"))
        {
            return;
        }

        await deal.WaitAsync(70);
        await Task.WhenAll(deal.ShipAsync(), MaybeAsync(deal, 3, () => deal.CancelAsync(deal.Seller)), MaybeAsync(deal, 3, () => deal.CancelAsync(deal.Buyer)));
        if (!await deal.UntilAsync("shipped"))
        {
            return;
        }

        await deal.WaitAsync(200);
        await Task.WhenAll(
            MaybeAsync(deal, 2, deal.ConfirmAsync),
            MaybeAsync(deal, 2, () => deal.ExtendAsync(deal.Buyer, 3)),
            MaybeAsync(deal, 2, () => deal.ExtendAsync(deal.Seller, 5)),
            MaybeAsync(deal, 2, () => deal.CancelAsync(deal.Seller)));
        deal.Deliver();
    }

    private static Task MaybeAsync(Deal deal, int inMany, Func<Task> act) => deal.Once(inMany) ? act() : Task.CompletedTask;
}
