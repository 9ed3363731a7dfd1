using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Fraud;

/// <summary>
/// Finds members who buy from each other in a circle: who joins is good to the next one, and lives mostly of it. Two who trade with each other now and then, and with many besides,
/// are no ring; nor is a chain that does not come back.
/// </summary>
public static class RingScan
{
    /// <summary>A suspicion against each member of a ring.</summary>
    public static IReadOnlyList<Suspicion> Find(IReadOnlyCollection<RatingFact> facts, FraudTerms terms)
    {
        RatingFact[] good = [.. facts.Where(fact => fact.IsGood && fact.BuyerId != fact.SellerId)];
        ILookup<MemberId, RatingFact> toSeller = good.ToLookup(fact => fact.SellerId);
        Dictionary<MemberId, MemberId[]> sellersOf = Edges(good, terms);
        Dictionary<MemberId, HashSet<MemberId>> rings = [];
        foreach (MemberId start in sellersOf.Keys.InOrder())
        {
            foreach (MemberId[] cycle in CyclesFrom(start, sellersOf, terms.RingLengthMax))
            {
                if (cycle.All(member => LivesOf(toSeller[member], cycle, terms)))
                {
                    Join(rings, cycle);
                }
            }
        }

        return [.. rings.Keys.InOrder().Select(member => Of(member, rings[member], toSeller[member]))];
    }

    private static Suspicion Of(MemberId member, HashSet<MemberId> ring, IEnumerable<RatingFact> received)
    {
        RatingFact[] all = [.. received];
        RatingFact[] inside = [.. all.Where(fact => ring.Contains(fact.BuyerId))];
        MemberId[] others = [.. ring.Where(other => other != member).InOrder()];
        return new(
            OffenceKind.RatingRing, member, others, Share.Orders(inside), $"Buys and sells in a circle of {ring.Count}: {inside.Length} of its {all.Length} good ratings as seller came from there.");
    }

    // Who sells to many buyers is joined to few of them this closely: what is walked along stays small.
    private static Dictionary<MemberId, MemberId[]> Edges(IEnumerable<RatingFact> good, FraudTerms terms) => good
        .CountBy(fact => (fact.BuyerId, fact.SellerId))
        .Where(edge => edge.Value >= terms.RingEdgeMin)
        .GroupBy(edge => edge.Key.BuyerId, edge => edge.Key.SellerId)
        .ToDictionary(edges => edges.Key, edges => edges.InOrder().ToArray());

    // Each cycle once: from its first member in order, along members after it.
    private static IEnumerable<MemberId[]> CyclesFrom(MemberId start, Dictionary<MemberId, MemberId[]> sellersOf, int lengthMax)
    {
        Stack<MemberId[]> paths = new([[start]]);
        while (paths.TryPop(out MemberId[]? path))
        {
            foreach (MemberId next in sellersOf.GetValueOrDefault(path[^1], []))
            {
                if (next == start && path.Length >= 2)
                {
                    yield return path;
                }
                else if (path.Length < lengthMax && string.CompareOrdinal(next.Value, start.Value) > 0 && !path.Contains(next))
                {
                    paths.Push([.. path, next]);
                }
            }
        }
    }

    private static bool LivesOf(IEnumerable<RatingFact> received, MemberId[] cycle, FraudTerms terms)
    {
        RatingFact[] all = [.. received];
        return Share.IsAtLeast(all.Count(fact => cycle.Contains(fact.BuyerId)), all.Length, terms.RingShareMinBasisPoints);
    }

    // Circles that share a member are one ring.
    private static void Join(Dictionary<MemberId, HashSet<MemberId>> rings, MemberId[] cycle)
    {
        HashSet<MemberId> ring = [.. cycle, .. cycle.SelectMany(member => rings.GetValueOrDefault(member, []))];
        foreach (MemberId member in ring)
        {
            rings[member] = ring;
        }
    }
}
