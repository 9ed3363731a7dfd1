using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Claims;

/// <summary>What a claim may ask for, until when, and what it leads to (rules.md section 7).</summary>
internal static class ClaimRules
{
    /// <summary>Before when a claim under a guarantee must be filed.</summary>
    public static DateTimeOffset WindowEndUtc(Order order, Guarantee guarantee, DecisionContext context)
    {
        GuaranteeTerms terms = context.Policy.Guarantees;
        DateTimeOffset completed = order.ClosedUtc!.Value;

        // Where no carrier told of the delivery, completion is the latest that it can have been.
        DateTimeOffset delivered = order.DeliveredUtc ?? completed;
        return guarantee switch
        {
            Guarantee.DamageInTransit => context.Deadline(order, delivered, terms.DamageClaimWithinHours),
            Guarantee.SevenDayReturn => context.Deadline(order, delivered, terms.NoReasonReturnWithinDays * 24),
            Guarantee.ThirtyDayRepair => context.Deadline(order, delivered, terms.RepairClaimWithinDays * 24),
            _ => context.Deadline(order, completed, terms.ClaimWithinDays * 24),
        };
    }

    /// <summary>The most that a claim under a guarantee can bring.</summary>
    public static Money AmountMax(Order order, Guarantee guarantee, GuaranteeTerms terms)
    {
        Money left = order.LeftOfPayment();
        return guarantee switch
        {
            Guarantee.CounterfeitTriple => left + (order.Price.Goods * terms.CounterfeitMultiple),
            Guarantee.SevenDayReturn or Guarantee.ThirtyDayRepair => left < order.Price.Goods ? left : order.Price.Goods,
            _ => left,
        };
    }

    /// <summary>What follows when nobody objects: the goods go back first, or the claim is paid.</summary>
    public static ClaimEvent Agree(Order order, Claim claim, DecisionContext context, ClaimFinder by) =>
        claim.Phase == ClaimPhase.Answering && claim.Guarantee.TakesGoodsBack()
            ? new ClaimReturnAgreed(by == ClaimFinder.Silence, context.Deadline(order, context.NowUtc, context.Policy.Guarantees.ShipBackWithinDays * 24))
            : Uphold(order, claim, context, by);

    /// <summary>Pays a claim: as much as there is of what the buyer paid, and on top only what a guarantee promises on top.</summary>
    public static ClaimUpheld Uphold(Order order, Claim claim, DecisionContext context, ClaimFinder by)
    {
        Money left = order.LeftOfPayment();
        Money most = AmountMax(order, claim.Guarantee, context.Policy.Guarantees);
        Money amount = claim.Amount < most ? claim.Amount : most;
        Money refund = left < amount ? left : amount;
        return new ClaimUpheld(by, order.CapturedPayment!.Value, refund, amount - refund);
    }

    /// <summary>What time does to a claim that is due.</summary>
    public static ClaimEvent? OfTime(Order order, DecisionContext context) => order.Claim is not { } claim || !(context.NowUtc >= claim.DueUtc)
        ? null
        : claim.Phase switch
        {
            ClaimPhase.Answering or ClaimPhase.Inspecting => Agree(order, claim, context, ClaimFinder.Silence),
            ClaimPhase.ShippingBack => new ClaimClosed(ClaimEnd.NotShippedBack),
            ClaimPhase.Ruling => new ClaimRulingOverdue(),
            _ => null,
        };
}
