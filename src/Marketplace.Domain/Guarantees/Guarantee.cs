using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Guarantees;

/// <summary>What a seller may promise beyond the law, backed by a bond (rules.md section 7).</summary>
public enum Guarantee
{
    /// <summary>The goods are as the listing says.</summary>
    AsDescribed,

    /// <summary>Goods come back within 7 days of delivery, for no reason; the buyer pays the return freight.</summary>
    SevenDayReturn,

    /// <summary>Counterfeits are refunded, with three times the goods' price on top.</summary>
    CounterfeitTriple,

    /// <summary>What breaks within 30 days is repaired, or else refunded.</summary>
    ThirtyDayRepair,

    /// <summary>The goods are genuine.</summary>
    Authenticity,

    /// <summary>Damage on the way is the seller's; told within 72 hours.</summary>
    DamageInTransit,
}

/// <summary>What guarantees are about.</summary>
public static class GuaranteeFacts
{
    /// <summary>Whether the goods travel back under it before anything is paid.</summary>
    public static bool TakesGoodsBack(this Guarantee guarantee) => guarantee is Guarantee.SevenDayReturn or Guarantee.ThirtyDayRepair;

    /// <summary>Whether it can hold for such goods: what never travelled cannot be damaged on the way, sent back or repaired.</summary>
    public static bool SuitsGoods(this Guarantee guarantee, GoodsType goods) =>
        goods == GoodsType.Physical || guarantee is Guarantee.AsDescribed or Guarantee.CounterfeitTriple or Guarantee.Authenticity;
}
