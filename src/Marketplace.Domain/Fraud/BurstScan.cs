using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Fraud;

/// <summary>Many good ratings of one seller in a short time, by different buyers.</summary>
/// <param name="SellerId">The seller.</param>
/// <param name="Facts">The ratings, one a buyer.</param>
public sealed record RatingBurst(MemberId SellerId, IReadOnlyList<RatingFact> Facts);

/// <summary>
/// Finds good ratings by accounts that were made for them. A burst alone is a good day: what counts is how many of its buyers are new here and bought
/// from nobody else.
/// </summary>
public static class BurstScan
{
    /// <summary>The densest burst of each seller that has one. Whose accounts are new has to be asked for these only.</summary>
    public static IReadOnlyList<RatingBurst> Candidates(IReadOnlyCollection<RatingFact> facts, FraudTerms terms) =>
    [
        .. facts.Where(fact => fact.IsGood)
            .GroupBy(fact => fact.SellerId)
            .Where(seller => seller.Count() >= terms.BurstMin)
            .OrderBy(seller => seller.Key.Value, StringComparer.Ordinal)
            .Select(seller => new RatingBurst(seller.Key, Densest(seller, terms)))
            .Where(burst => burst.Facts.Count >= terms.BurstMin),
    ];

    /// <summary>The suspicion that a burst is; null when it is none.</summary>
    /// <param name="burst">The burst.</param>
    /// <param name="facts">All ratings of the window: who of the buyers traded elsewhere.</param>
    /// <param name="sinceUtc">Since when each of its buyers buys here; absent for those of long ago.</param>
    /// <param name="terms">The terms.</param>
    public static Suspicion? Judge(RatingBurst burst, ILookup<MemberId, RatingFact> facts, IReadOnlyDictionary<MemberId, DateTimeOffset> sinceUtc, FraudTerms terms)
    {
        bool IsMade(RatingFact fact) =>
            sinceUtc.TryGetValue(fact.BuyerId, out DateTimeOffset since) && fact.PlacedUtc - since < TimeSpan.FromDays(terms.BurstNewDays)
            && facts[fact.BuyerId].All(other => other.SellerId == burst.SellerId);
        RatingFact[] made = [.. burst.Facts.Where(IsMade)];
        return Share.IsAtLeast(made.Length, burst.Facts.Count, terms.BurstShareMinBasisPoints)
            ? new(
                OffenceKind.RatingBurst,
                burst.SellerId,
                [.. made.Select(fact => fact.BuyerId).InOrder()],
                Share.Orders(made),
                $"{made.Length} of {burst.Facts.Count} good ratings within {terms.BurstHours} hours came from accounts less than {terms.BurstNewDays} days old that bought nowhere else.")
            : null;
    }

    private static List<RatingFact> Densest(IEnumerable<RatingFact> ofSeller, FraudTerms terms)
    {
        RatingFact[] all = [.. ofSeller.DistinctBy(fact => fact.BuyerId).OrderBy(fact => fact.RevealedUtc)];
        TimeSpan length = TimeSpan.FromHours(terms.BurstHours);
        (int from, int best, int bestFrom) = (0, 0, 0);
        for (int to = 0; to < all.Length; to++)
        {
            while (all[to].RevealedUtc - all[from].RevealedUtc > length)
            {
                from++;
            }

            (best, bestFrom) = to - from + 1 > best ? (to - from + 1, from) : (best, bestFrom);
        }

        return [.. all.Skip(bestFrom).Take(best)];
    }
}
