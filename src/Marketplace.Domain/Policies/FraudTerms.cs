namespace Marketplace.Domain.Policies;

/// <summary>From where on something looks like fraud, so that people look at it (rules.md section 8).</summary>
public sealed record FraudTerms
{
    /// <summary>How far the nightly search looks back.</summary>
    public required int WindowDays { get; init; }

    /// <summary>How many facts it reads at most, the newest first.</summary>
    public required int FactsMax { get; init; }

    /// <summary>Orders that a suspicion needs which no case has.</summary>
    public required int NewOrdersMin { get; init; }

    /// <summary>Ratings between two who are one person.</summary>
    public required int SelfDealingMin { get; init; }

    /// <summary>Good ratings of a buyer for a seller that join the two in a circle.</summary>
    public required int RingEdgeMin { get; init; }

    /// <summary>Members of a circle.</summary>
    public required int RingLengthMax { get; init; }

    /// <summary>The share of each one's good ratings that comes from the circle, in basis points.</summary>
    public required int RingShareMinBasisPoints { get; init; }

    /// <summary>Good ratings of one seller by different buyers in a burst.</summary>
    public required int BurstMin { get; init; }

    /// <summary>How long a burst is at most.</summary>
    public required int BurstHours { get; init; }

    /// <summary>How new an account is that may have been made for the burst.</summary>
    public required int BurstNewDays { get; init; }

    /// <summary>The share of the burst's buyers that are new and rated nobody else, in basis points.</summary>
    public required int BurstShareMinBasisPoints { get; init; }

    /// <summary>Orders that a buyer placed and refused.</summary>
    public required int RefusedMin { get; init; }

    /// <summary>Their share of all that the buyer placed, in basis points.</summary>
    public required int RefusedShareMinBasisPoints { get; init; }

    /// <summary>Ratings that a buyer gave bad or neutral and made good, or took back, later.</summary>
    public required int RevisedMin { get; init; }

    /// <summary>Their share of all ratings that the buyer gave, in basis points.</summary>
    public required int RevisedShareMinBasisPoints { get; init; }

    /// <summary>How long a device that a member used is remembered.</summary>
    public required int DeviceDays { get; init; }

    internal bool IsWhole => new[]
    {
        WindowDays, FactsMax, NewOrdersMin, SelfDealingMin, RingEdgeMin, RingShareMinBasisPoints, BurstMin, BurstHours, BurstNewDays, BurstShareMinBasisPoints, RefusedMin, RefusedShareMinBasisPoints,
        RevisedMin, RevisedShareMinBasisPoints, DeviceDays,
    }.All(number => number >= 1) && RingLengthMax is >= 2 and <= 4;
}
