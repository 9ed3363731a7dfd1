namespace Marketplace.Domain.Policies;

/// <summary>Every clock, cap and amount of guarantees, claims and bonds (rules.md section 7).</summary>
public sealed record GuaranteeTerms
{
    /// <summary>How long after completion a claim may be filed.</summary>
    public required int ClaimWithinDays { get; init; }

    /// <summary>How long after delivery damage in transit may be claimed.</summary>
    public required int DamageClaimWithinHours { get; init; }

    /// <summary>How long after delivery goods may come back for no reason.</summary>
    public required int NoReasonReturnWithinDays { get; init; }

    /// <summary>How long after delivery a repair may be claimed.</summary>
    public required int RepairClaimWithinDays { get; init; }

    /// <summary>How long the seller has to answer; silence upholds.</summary>
    public required int AnswerWithinHours { get; init; }

    /// <summary>How long the buyer has to send goods back; silence ends the claim.</summary>
    public required int ShipBackWithinDays { get; init; }

    /// <summary>How long the seller has to inspect or repair what came back; silence upholds.</summary>
    public required int InspectWithinDays { get; init; }

    /// <summary>How long an arbiter has; after that it is escalated, never decided by time.</summary>
    public required int RulingWithinHours { get; init; }

    /// <summary>How many times the goods' price a counterfeit costs on top of the refund.</summary>
    public required int CounterfeitMultiple { get; init; }

    /// <summary>Documents of one claim.</summary>
    public required int DocumentsMax { get; init; }

    /// <summary>Characters of what a party says about a claim.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>What we advance for one order at most, in minor units of its currency.</summary>
    public required long PlatformAdvanceMaxMinor { get; init; }

    /// <summary>The currency that bonds are put up in.</summary>
    public required Currency BondCurrency { get; init; }

    /// <summary>How long a seller has to fill up a bond that fell below its minimum; then its listings pause.</summary>
    public required int BondTopUpWithinDays { get; init; }

    /// <summary>How long after leaving the bond goes back.</summary>
    public required int BondReturnAfterDays { get; init; }

    /// <summary>Whether all numbers make sense.</summary>
    internal bool IsWhole =>
        new[]
        {
            ClaimWithinDays, DamageClaimWithinHours, NoReasonReturnWithinDays, RepairClaimWithinDays, AnswerWithinHours, ShipBackWithinDays,
            InspectWithinDays, RulingWithinHours, CounterfeitMultiple, TextLengthMax, BondTopUpWithinDays, BondReturnAfterDays,
        }.All(number => number >= 1)
        && DocumentsMax >= 0 && PlatformAdvanceMaxMinor >= 0;
}
