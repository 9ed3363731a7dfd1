namespace Marketplace.Simulation.Habits;

/// <summary>How the parties of a deal behave. One file a habit; add it to <see cref="All"/>.</summary>
internal abstract class Habit
{
    /// <summary>Every habit, as often as its weight says.</summary>
    public static IReadOnlyList<Habit> All { get; } =
    [
        new PromptParties(), new SilentBuyer(), new ForgetfulBuyer(), new ForgetfulSeller(), new LatePayer(),
        new HastyBuyer(), new FraudulentBuyer(), new QuarrelsomeParties(), new HagglingParties(), new RefundingParties(), new DisputingParties(),
        new ClaimingBuyer(), new ChargingBackBuyer(), new ComingAndGoingSeller(), new WithdrawingSeller(), new RatingParties(),
        new TalkingParties(), new FarmingParties(),
    ];

    /// <summary>Its name: the type's.</summary>
    public string Name => GetType().Name;

    /// <summary>How many deals of all have it, against the others' weights.</summary>
    public virtual int Weight => 2;

    /// <summary>Lives a deal through, until nobody has anything left to do.</summary>
    public abstract Task LiveAsync(Deal deal);

    /// <summary>From a paid order to one that is on its way; false when it ended before.</summary>
    protected static async Task<bool> ShipWhenPaidAsync(Deal deal, double hoursMax)
    {
        if (!await deal.UntilAsync("paid", "shipped"))
        {
            return false;
        }

        if (!deal.IsAutoDelivery)
        {
            await deal.WaitAsync(hoursMax);
            await deal.ShipAsync();
        }

        return await deal.UntilAsync("shipped");
    }
}
