using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>What a seller pays for missing a shipping promise: lightning shipping's 5 % of the goods, at most ¥500 (rules.md section 4).</summary>
internal static class Lateness
{
    /// <summary>The compensation that is due now; nothing in time, without a promise, or when it was paid before.</summary>
    public static IEnumerable<OrderEvent> CompensationOf(Order order, DecisionContext context)
    {
        OrderTerms terms = context.TermsOf(order);
        Money share = order.Price.Goods.ShareFloor(terms.LateCompensationBasisPoints);
        Money amount = new(Math.Min(share.AmountMinor, terms.LateCompensationMaxMinor), share.Currency);
        bool isDue = amount.IsPositive && !order.LatenessCompensated && context.NowUtc >= order.ShipDueUtc;
        return isDue ? [new LatenessCompensated(amount)] : [];
    }
}
