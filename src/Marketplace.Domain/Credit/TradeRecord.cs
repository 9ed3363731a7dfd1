using Marketplace.Domain.Disputes;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Credit;

/// <summary>What an order that ended says about its seller, rated or not.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Refunded">Whether any of the buyer's money went back, by whatever way.</param>
/// <param name="Disputed">Whether it was in dispute.</param>
/// <param name="DisputeLost">Whether the ruling that stands gave the buyer money.</param>
/// <param name="ShipHours">From payment (or the day announced for a preorder) to shipping, rounded up; null when it was not shipped.</param>
/// <param name="AnswerHours">What each answer to a refund request took.</param>
public sealed record ClosedTrade(OrderId OrderId, bool Refunded, bool Disputed, bool DisputeLost, int? ShipHours, IReadOnlyList<int> AnswerHours)
{
    /// <summary>The trade of an order; null while it is open, and of one that was never paid: that is no trade.</summary>
    public static ClosedTrade? Of(Order order)
    {
        if (!order.IsClosed || order.PaidUtc is not { } paid)
        {
            return null;
        }

        DateTimeOffset from = order.PreorderUtc > paid ? order.PreorderUtc.Value : paid;
        int? shipHours = order.ShippedUtc is { } shipped ? Math.Max(0, (int)Math.Ceiling((shipped - from).TotalHours)) : null;
        return new(order.Id, order.LeftOfPayment() < order.Price.Total, order.Dispute is not null, IsLost(order.Dispute), shipHours, order.AnswerHours);
    }

    // A settlement is nobody's loss, and a ruling that was appealed against does not stand.
    private static bool IsLost(Dispute? dispute) =>
        dispute is { End: DisputeEnd.RulingAccepted or DisputeEnd.RulingFinal or DisputeEnd.AppealRuled } && (dispute.AppealRuling ?? dispute.Ruling)!.Refund.IsPositive;
}

/// <summary>A seller's trades added up (rules.md section 8): what was called off or paid back counts, nothing is hidden by cancelling.</summary>
public sealed record TradeRecord
{
    /// <summary>None.</summary>
    public static TradeRecord Blank { get; } = new();

    /// <summary>Orders that were paid and have ended.</summary>
    public int Trades { get; init; }

    /// <summary>Those of which money went back.</summary>
    public int Refunded { get; init; }

    /// <summary>Those that were in dispute.</summary>
    public int Disputed { get; init; }

    /// <summary>Those whose ruling gave the buyer money.</summary>
    public int DisputesLost { get; init; }

    /// <summary>How many were shipped within so many hours, each counted at its own number.</summary>
    public IReadOnlyDictionary<int, int> ShipHours { get; init; } = new Dictionary<int, int>();

    /// <summary>The same for answers to refund requests.</summary>
    public IReadOnlyDictionary<int, int> AnswerHours { get; init; } = new Dictionary<int, int>();

    /// <summary>A share of all trades in basis points; null when there is none.</summary>
    public int? BasisPoints(int trades) => Trades > 0 ? (int)((long)trades * Money.BasisPointsWhole / Trades) : null;

    /// <summary>The middle one of hours counted; the lower of two. Null of none.</summary>
    public static int? Median(IReadOnlyDictionary<int, int> hours)
    {
        int left = (hours.Values.Sum() + 1) / 2;
        foreach ((int hour, int count) in hours.OrderBy(pair => pair.Key))
        {
            left -= count;
            if (left <= 0)
            {
                return hour;
            }
        }

        return null;
    }

    internal TradeRecord Plus(ClosedTrade trade, int sign) => new()
    {
        Trades = Trades + sign,
        Refunded = Refunded + (trade.Refunded ? sign : 0),
        Disputed = Disputed + (trade.Disputed ? sign : 0),
        DisputesLost = DisputesLost + (trade.DisputeLost ? sign : 0),
        ShipHours = trade.ShipHours is { } hours ? Tally.Plus(ShipHours, hours, sign) : ShipHours,
        AnswerHours = trade.AnswerHours.Aggregate(AnswerHours, (sum, answer) => Tally.Plus(sum, answer, sign)),
    };
}

/// <summary>Counting by key, in an order that does not depend on how the counts came about.</summary>
internal static class Tally
{
    public static IReadOnlyDictionary<TKey, int> Plus<TKey>(IReadOnlyDictionary<TKey, int> counts, TKey key, int change)
        where TKey : notnull
    {
        SortedDictionary<TKey, int> after = new(counts.ToDictionary(), typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : Comparer<TKey>.Default);
        after[key] = after.GetValueOrDefault(key) + change;
        if (after[key] == 0)
        {
            after.Remove(key);
        }

        return after;
    }
}
