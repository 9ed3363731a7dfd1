namespace Marketplace.Domain.Policies;

/// <summary>What members do that unfair trade is made of (rules.md section 8).</summary>
public enum OffenceKind
{
    /// <summary>Trading with oneself through another account.</summary>
    SelfDealing,

    /// <summary>Accounts that buy from each other in a circle for the ratings.</summary>
    RatingRing,

    /// <summary>Good ratings by accounts that were made for them.</summary>
    RatingBurst,

    /// <summary>A bad rating given, or threatened, to get something for it.</summary>
    RatingExtortion,

    /// <summary>Placing orders to refuse them.</summary>
    PlaceAndRefuse,

    /// <summary>Leading others off the market, where nothing is held for them.</summary>
    OffMarket,
}

/// <summary>What a sum of penalty points brings.</summary>
/// <param name="Points">The sum, within a calendar year, at which it begins.</param>
/// <param name="Days">How long; 0 for good.</param>
/// <param name="OffSale">Whether what is for sale is taken off, besides that nothing new is listed.</param>
/// <param name="Closes">Whether the account is closed.</param>
public sealed record PenaltyStep(int Points, int Days, bool OffSale, bool Closes);

/// <summary>Penalties for upheld offences (rules.md section 8).</summary>
public sealed record OffenceTerms
{
    /// <summary>The penalty points of each kind.</summary>
    public required IReadOnlyDictionary<OffenceKind, int> Points { get; init; }

    /// <summary>Kinds that are committed by buying: they bar from ordering as others bar from listing.</summary>
    public required IReadOnlyList<OffenceKind> ByBuying { get; init; }

    /// <summary>What sums of points bring, lowest first.</summary>
    public required IReadOnlyList<PenaltyStep> Steps { get; init; }

    /// <summary>How long an upheld offence may be appealed against.</summary>
    public required int AppealWithinDays { get; init; }

    /// <summary>Orders of one case.</summary>
    public required int OrdersMax { get; init; }

    /// <summary>Characters of reasons, findings and appeals.</summary>
    public required int TextLengthMax { get; init; }

    internal IEnumerable<string> Faults()
    {
        if (Enum.GetValues<OffenceKind>().Any(kind => Points.GetValueOrDefault(kind) < 1) || AppealWithinDays < 1 || OrdersMax < 1 || TextLengthMax < 1)
        {
            yield return "offences: each kind has points, and each number must be at least 1";
        }

        if (Steps.Count == 0 || Steps[0].Points < 1 || Steps.Zip(Steps.Skip(1)).Any(pair => pair.First.Points >= pair.Second.Points) || Steps.Any(step => step.Days < 0 || step.Closes != (step.Days == 0)))
        {
            yield return "offences: steps rise, and only a closed account is for good";
        }
    }
}
