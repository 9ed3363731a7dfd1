using Marketplace.Domain.Ratings;

namespace Marketplace.Domain.Credit;

/// <summary>Scores of a shop added up, so that means can be taken over any months.</summary>
/// <param name="Count">How many scorings.</param>
/// <param name="Description">The sum of what they say of the description.</param>
/// <param name="Attitude">The sum of what they say of the attitude.</param>
/// <param name="Dispatch">The sum of what they say of the dispatch.</param>
/// <param name="LogisticsCount">How many say something of the carrier.</param>
/// <param name="Logistics">The sum of what they say of it.</param>
public sealed record ShopSums(int Count, int Description, int Attitude, int Dispatch, int LogisticsCount, int Logistics)
{
    /// <summary>None.</summary>
    public static ShopSums None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>One scoring.</summary>
    public static ShopSums Of(ShopScores scores) =>
        new(1, scores.Description, scores.Attitude, scores.Dispatch, scores.Logistics is null ? 0 : 1, scores.Logistics ?? 0);

    /// <summary>With others, or without them (<paramref name="sign"/> -1).</summary>
    public ShopSums Plus(ShopSums other, int sign) => new(
        Count + (sign * other.Count),
        Description + (sign * other.Description),
        Attitude + (sign * other.Attitude),
        Dispatch + (sign * other.Dispatch),
        LogisticsCount + (sign * other.LogisticsCount),
        Logistics + (sign * other.Logistics));

    /// <summary>A mean to two decimals; null of nothing.</summary>
    public static decimal? Mean(int sum, int count) => count > 0 ? Math.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero) : null;
}
