using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Chargebacks;

/// <summary>What a buyer's bank took back of an order's payment.</summary>
/// <param name="Reported">What the provider said; part of it may have been refunded already.</param>
/// <param name="Taken">What it took of what we still had.</param>
/// <param name="WasShipped">Whether the goods were on their way: then the seller has earned what comes back.</param>
/// <param name="Reversed">What it gave back; null when nothing.</param>
public sealed record Chargeback(Money Reported, Money Taken, bool WasShipped, Money? Reversed = null)
{
    /// <summary>What it has now.</summary>
    public Money Outstanding => Taken - (Reversed ?? Money.Zero(Taken.Currency));
}

/// <summary>Something happened between us and a buyer's bank.</summary>
public abstract record ChargebackEvent : OrderEvent;

/// <summary>The bank took the money while it was in escrow: the escrow ends; what the bank left goes back to the buyer.</summary>
public sealed record EscrowChargedBack(PaymentId PaymentId, Money Reported, Money Taken, Money Refund) : ChargebackEvent;

/// <summary>The bank took the money after the escrow had ended: the seller owes what it had of it; nothing when all was refunded.</summary>
public sealed record ReleaseChargedBack(PaymentId PaymentId, Money Reported, Money Taken) : ChargebackEvent;

/// <summary>
/// The bank gave the money back: to the seller who had shipped, less the fee that no release has taken; otherwise to the buyer.
/// </summary>
public sealed record ChargebackReversed(PaymentId PaymentId, Money SellerCredit, Money Fee, Money Refund) : ChargebackEvent;
