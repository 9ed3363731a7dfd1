namespace Marketplace.LocalHost.Scenario;

/// <summary>How one planned order went.</summary>
internal sealed record StoryResult(PlannedOrder Plan, CaseView Case)
{
    public OrderView Order => Case.Order;

    /// <summary>What its two sides said of each other; null when it was not completed.</summary>
    public SaidOfEachOther? Said { get; init; }

    /// <summary>What its two sides talked about.</summary>
    public IReadOnlyList<Said> Talks { get; init; } = [];

    /// <summary>Where its money went.</summary>
    public MoneyTrail Trail { get; } = MoneyTrail.Of(Case.History);

    /// <summary>How it ended; null while it is open.</summary>
    public Ending? Ending => (Order.State, Order.Outcome) switch
    {
        ("completed", _) when Trail.ToBuyer > 0 => Scenario.Ending.Split,
        ("completed", "autoConfirmed") => Scenario.Ending.AutoReleased,
        ("completed", _) => Scenario.Ending.Released,
        ("refunded", _) => Scenario.Ending.Refunded,
        ("cancelled", _) => Scenario.Ending.Cancelled,
        _ => null,
    };
}
