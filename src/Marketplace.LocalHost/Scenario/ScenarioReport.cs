namespace Marketplace.LocalHost.Scenario;

/// <summary>Something that must hold at the end.</summary>
/// <param name="Name">What.</param>
/// <param name="Fault">What is wrong; null when it holds.</param>
/// <param name="IsOfLedger">Whether it is about money or stock, and not about how a story ended.</param>
internal sealed record Check(string Name, string? Fault, bool IsOfLedger = true)
{
    /// <summary>Whether it holds.</summary>
    public bool Held => Fault is null;
}

/// <summary>Where money went, in minor units.</summary>
internal sealed record MoneyTotals(
    long In, long Released, long Fees, long Refunded, long Held, long Compensated = 0, long ClaimedBack = 0, long OnTop = 0, long ChargedBack = 0, long PaidOut = 0)
{
    /// <summary>What is on buyers' balances.</summary>
    public long Credited => Compensated + OnTop;

    /// <summary>What went back through the provider.</summary>
    public long PaidBack => Refunded + ClaimedBack;

    /// <summary>What sellers had to pay after all.</summary>
    public long Owed => Credited + ClaimedBack + ChargedBack;
}

/// <summary>Orders of one story and how they ended.</summary>
internal sealed record OutcomeRow(Behaviour Behaviour, int Orders, int Released, int AutoReleased, int Split, int Refunded, int Cancelled, int Open);

/// <summary>Somebody and something to go on trading with.</summary>
internal sealed record SampleTrade(string Buyer, string Seller, string ListingId, string DeliveryMode);

/// <summary>What came of a scenario.</summary>
internal sealed record ScenarioReport(IReadOnlyList<OutcomeRow> Outcomes, MoneyTotals Money, IReadOnlyList<Check> Checks, SampleTrade Sample)
{
    /// <summary>What both sides said of each other; null where nobody was asked.</summary>
    public RatingTotals? Ratings { get; init; }

    /// <summary>What people said; null where nobody was asked.</summary>
    public TalkTotals? Talk { get; init; }

    /// <summary>Who farmed ratings; empty where nobody did.</summary>
    public IReadOnlyList<RingMember> Ring { get; init; } = [];

    /// <summary>Whether everything held.</summary>
    public bool AllChecksHeld => Checks.All(check => check.Held);

    /// <summary>The last line of a run.</summary>
    public string ClosingLine
    {
        get
        {
            int Sum(Func<OutcomeRow, int> count) => Outcomes.Sum(count);
            string ledger = Checks.Where(check => check.IsOfLedger).All(check => check.Held) ? "ledger balanced" : "ledger NOT balanced";
            return $"demo: {Sum(row => row.Orders)} orders · {Sum(row => row.Released + row.AutoReleased)} released ({Sum(row => row.AutoReleased)} by auto-release)"
                + $" · {Sum(row => row.Split)} split · {Sum(row => row.Refunded)} refunded · {Sum(row => row.Cancelled)} cancelled · {ledger}";
        }
    }

    /// <summary>Counts how stories ended.</summary>
    public static IReadOnlyList<OutcomeRow> Count(IEnumerable<StoryResult> results) =>
    [
        .. results.GroupBy(result => result.Plan.Behaviour).OrderBy(group => group.Key).Select(group =>
        {
            int Ended(Ending? ending) => group.Count(result => result.Ending == ending);
            return new OutcomeRow(
                group.Key,
                group.Count(),
                Ended(Ending.Released),
                Ended(Ending.AutoReleased),
                Ended(Ending.Split),
                Ended(Ending.Refunded),
                Ended(Ending.Cancelled),
                Ended(null));
        }),
    ];
}
