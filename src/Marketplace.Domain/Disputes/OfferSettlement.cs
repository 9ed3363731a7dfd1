using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>A side offers a split of all that is held; an offer that stood before, of whichever side, falls (rules.md section 6).</summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Id">Which dispute.</param>
/// <param name="Refund">What would go back to the buyer.</param>
/// <param name="Release">What would go to the seller, before the fee.</param>
public sealed record OfferSettlement(Actor Actor, DisputeId Id, Money Refund, Money Release) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => Sides.Both;

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (dispute.Phase == DisputePhase.Ruled && context.NowUtc >= dispute.DueUtc)
        {
            return TooLate(dispute.DueUtc.Value);
        }

        if (dispute.Offers >= context.Policy.Disputes.OffersMax)
        {
            return Rejection.Conflict("OFFERS_USED_UP", $"A dispute sees at most {context.Policy.Disputes.OffersMax} offers.");
        }

        return Faults(order) is { } faults ? faults : Accept(new SettlementOffered(new(dispute.Offers + 1, Actor.Role, Refund, Release)));
    }

    private Rejection? Faults(Order order)
    {
        Currency currency = order.Held.Currency;
        FieldErrors errors = new();
        errors.Require(Refund.Currency == currency, "refund.currency", $"must be {currency}");
        errors.Require(Release.Currency == currency, "release.currency", $"must be {currency}");
        errors.Require(Refund.AmountMinor >= 0, "refund.amountMinor", "must not be negative");
        errors.Require(Release.AmountMinor >= 0, "release.amountMinor", "must not be negative");
        return errors.ToRejection()
            ?? ((Int128)Refund.AmountMinor + Release.AmountMinor == order.Held.AmountMinor
                ? null
                : Rejection.Invalid("OFFER_NOT_WHOLE", $"Refund and release must be all that is held: {order.Held}."));
    }
}

/// <summary>The other side accepts the offer that stands; the money moves at once.</summary>
/// <param name="Actor">The side that did not make it.</param>
/// <param name="Id">Which dispute.</param>
/// <param name="OfferNumber">Which offer, so that nobody accepts another than one saw.</param>
public sealed record AcceptSettlement(Actor Actor, DisputeId Id, int OfferNumber) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => Sides.Both;

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (dispute.Phase == DisputePhase.Ruled && context.NowUtc >= dispute.DueUtc)
        {
            return TooLate(dispute.DueUtc.Value);
        }

        if (dispute.Offer is not { } offer || offer.Number != OfferNumber)
        {
            return Rejection.Conflict("OFFER_GONE", "This offer does not stand any more.");
        }

        return offer.By == Actor.Role
            ? Rejection.Conflict("OWN_OFFER", "An offer is accepted by the other side.")
            : Accept(DisputeSettlement.Of(order, DisputeEnd.Settled, offer.Refund));
    }
}
