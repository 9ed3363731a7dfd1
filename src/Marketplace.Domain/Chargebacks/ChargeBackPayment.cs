using Marketplace.Domain.Claims;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Chargebacks;

/// <summary>
/// The provider says that the buyer's bank has taken a payment back. Never refused, for the money is gone. In escrow: the escrow ends.
/// Released: the seller owes it (rules.md section 11). What was refunded before is not taken twice, only noted, and the same chargeback told again changes nothing.
/// </summary>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Amount">How much the bank took.</param>
public sealed record ChargeBackPayment(PaymentId PaymentId, Money Amount) : OrderCommand(Actor.Provider)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Provider];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (!Amount.IsPositive)
        {
            return Rejection.Invalid("NOTHING_CHARGED_BACK", "An amount charged back is more than nothing.");
        }

        if (order.CapturedPayment != PaymentId || order.Chargeback is not null || Amount.Currency != order.Price.Goods.Currency)
        {
            return Accept();
        }

        Money left = order.LeftOfPayment();
        Money taken = Amount < left ? Amount : left;
        if (taken.IsZero)
        {
            // All of it was refunded before we heard of this. A refund that is still on its way will find nothing at the provider, and must know why.
            return Accept(new ReleaseChargedBack(PaymentId, Amount, taken));
        }

        return order.IsClosed
            ? Accept([.. CloseClaim(order), new ReleaseChargedBack(PaymentId, Amount, taken)])
            : Accept(new EscrowChargedBack(PaymentId, Amount, taken, order.Held - taken));
    }

    private static IEnumerable<OrderEvent> CloseClaim(Order order) =>
        order.Claim?.IsOpen == true ? [new ClaimClosed(ClaimEnd.ChargedBack)] : [];
}

/// <summary>The provider says that the bank has given back what it took. Whoever told it first, it happens once.</summary>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Amount">How much came back.</param>
public sealed record ReverseChargeback(PaymentId PaymentId, Money Amount) : OrderCommand(Actor.Provider)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Provider];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (!Amount.IsPositive)
        {
            return Rejection.Invalid("NOTHING_CHARGED_BACK", "An amount given back is more than nothing.");
        }

        if (order.CapturedPayment != PaymentId || order.Chargeback is not { Reversed: null } chargeback || Amount.Currency != chargeback.Taken.Currency)
        {
            return Accept();
        }

        Money back = Amount < chargeback.Taken ? Amount : chargeback.Taken;
        Money none = Money.Zero(back.Currency);
        if (!chargeback.WasShipped)
        {
            return Accept(new ChargebackReversed(PaymentId, none, none, back));
        }

        // A release has taken the fee already; an escrow that was charged back has not.
        Money fee = order.State == OrderState.Completed ? none : order.FeeOn(back);
        return Accept(new ChargebackReversed(PaymentId, back - fee, fee, none));
    }
}
