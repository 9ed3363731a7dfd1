using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>What an order costs and what we take of it.</summary>
/// <param name="Goods">The goods.</param>
/// <param name="Freight">The freight, all lines together.</param>
/// <param name="Fee">Our commission, taken at release.</param>
public sealed record OrderPrice(Money Goods, Money Freight, Money Fee)
{
    /// <summary>What the buyer pays.</summary>
    public Money Total => Goods + Freight;

    /// <summary>What the seller gets at release.</summary>
    public Money SellerCredit => Total - Fee;

    /// <summary>
    /// Prices lines at <paramref name="goods"/> in all. The fee is the categories' basis points on each line's exact share of
    /// the goods, rounded down by line; freight carries none (rules.md section 4).
    /// </summary>
    public static OrderPrice Of(MarketPolicy policy, IReadOnlyList<OrderLine> lines, Money goods, Money freight)
    {
        IReadOnlyList<Money> shares = goods.Split([.. lines.Select(line => line.Total.AmountMinor)]);
        Money fee = lines.Zip(shares, (line, share) => share.ShareFloor(policy.FindCategory(line.Category)?.FeeBasisPoints ?? 0)).Sum(goods.Currency);
        return new(goods, freight, fee);
    }
}
