using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Fraud;

/// <summary>Something that people should look at.</summary>
/// <param name="Kind">Of what it may be a case.</param>
/// <param name="Accused">Against whom.</param>
/// <param name="Others">Who else seems to have a part in it.</param>
/// <param name="Orders">The orders that show it, earliest first.</param>
/// <param name="Findings">What was found, in a sentence.</param>
public sealed record Suspicion(OffenceKind Kind, MemberId Accused, IReadOnlyList<MemberId> Others, IReadOnlyList<OrderId> Orders, string Findings);

/// <summary>Counting shares.</summary>
internal static class Share
{
    public static bool IsAtLeast(int part, int whole, int basisPoints) => whole > 0 && (long)part * Money.BasisPointsWhole >= (long)whole * basisPoints;

    public static OrderId[] Orders(IEnumerable<RatingFact> facts) =>
        [.. facts.OrderBy(fact => fact.PlacedUtc).ThenBy(fact => fact.OrderId.Value, StringComparer.Ordinal).Select(fact => fact.OrderId)];

    public static IEnumerable<MemberId> InOrder(this IEnumerable<MemberId> members) => members.Distinct().OrderBy(member => member.Value, StringComparer.Ordinal);
}
