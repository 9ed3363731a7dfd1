using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Fraud;

/// <summary>Two members whose trades with each other look like those of one person.</summary>
/// <param name="BuyerId">Who bought.</param>
/// <param name="SellerId">Who sold.</param>
/// <param name="Facts">What was said about it.</param>
public sealed record CloseTraders(MemberId BuyerId, MemberId SellerId, IReadOnlyList<RatingFact> Facts);

/// <summary>Finds who sells to oneself through another account.</summary>
public static class SelfDealingScan
{
    /// <summary>Pairs that trade so often that it is worth asking whether they are one person.</summary>
    public static IReadOnlyList<CloseTraders> Candidates(IReadOnlyCollection<RatingFact> facts, FraudTerms terms) =>
    [
        .. facts.GroupBy(fact => (fact.BuyerId, fact.SellerId))
            .Where(pair => pair.Count() >= terms.SelfDealingMin)
            .OrderBy(pair => pair.Key.SellerId.Value, StringComparer.Ordinal).ThenBy(pair => pair.Key.BuyerId.Value, StringComparer.Ordinal)
            .Select(pair => new CloseTraders(pair.Key.BuyerId, pair.Key.SellerId, [.. pair])),
    ];

    /// <summary>The suspicion against the one that sold.</summary>
    public static Suspicion Judge(CloseTraders pair) => new(
        OffenceKind.SelfDealing,
        pair.SellerId,
        [pair.BuyerId],
        Share.Orders(pair.Facts),
        $"Sold {pair.Facts.Count} times to an account that shares a bank account or a device with it.");
}

/// <summary>A buyer who refused much.</summary>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Refused">What was refused.</param>
public sealed record RefusingBuyer(MemberId BuyerId, IReadOnlyList<RefusalFact> Refused);

/// <summary>Finds who places orders to refuse them. Who orders much refuses some: it is the share that tells.</summary>
public static class RefusalScan
{
    /// <summary>Buyers who refused so much that it is worth counting what they placed.</summary>
    public static IReadOnlyList<RefusingBuyer> Candidates(IEnumerable<RefusalFact> facts, FraudTerms terms) =>
    [
        .. facts.GroupBy(fact => fact.BuyerId)
            .Where(buyer => buyer.Count() >= terms.RefusedMin)
            .OrderBy(buyer => buyer.Key.Value, StringComparer.Ordinal)
            .Select(buyer => new RefusingBuyer(buyer.Key, [.. buyer.OrderBy(fact => fact.PlacedUtc).ThenBy(fact => fact.OrderId.Value, StringComparer.Ordinal)])),
    ];

    /// <summary>The suspicion; null when it is none.</summary>
    /// <param name="buyer">The buyer.</param>
    /// <param name="placed">How many orders the buyer placed in the window.</param>
    /// <param name="terms">The terms.</param>
    public static Suspicion? Judge(RefusingBuyer buyer, int placed, FraudTerms terms) => Share.IsAtLeast(buyer.Refused.Count, placed, terms.RefusedShareMinBasisPoints)
        ? new(
            OffenceKind.PlaceAndRefuse,
            buyer.BuyerId,
            [],
            [.. buyer.Refused.Select(fact => fact.OrderId)],
            $"Placed {placed} orders within {terms.WindowDays} days and refused {buyer.Refused.Count} of them, of {buyer.Refused.Select(fact => fact.SellerId).Distinct().Count()} sellers.")
        : null;
}

/// <summary>Finds buyers whose bad ratings turn good again and again: somebody may be paying for it.</summary>
public static class ExtortionScan
{
    /// <summary>The suspicions.</summary>
    public static IReadOnlyList<Suspicion> Find(IReadOnlyCollection<RatingFact> facts, FraudTerms terms) =>
    [
        .. facts.Where(fact => fact.ByBuyer is not null)
            .GroupBy(fact => fact.BuyerId)
            .Select(buyer => (Buyer: buyer.Key, All: buyer.Count(), Revised: buyer.Where(fact => fact.IsRevised).ToArray()))
            .Where(one => one.Revised.Length >= terms.RevisedMin && Share.IsAtLeast(one.Revised.Length, one.All, terms.RevisedShareMinBasisPoints))
            .OrderBy(one => one.Buyer.Value, StringComparer.Ordinal)
            .Select(one => new Suspicion(
                OffenceKind.RatingExtortion,
                one.Buyer,
                [],
                Share.Orders(one.Revised),
                $"Gave {one.Revised.Length} of {one.All} sellers a neutral or bad rating and made it good, or took it back, later: read the conversations.")),
    ];
}
