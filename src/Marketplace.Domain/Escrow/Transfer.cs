using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Escrow;

/// <summary>What a transfer does.</summary>
public enum TransferKind
{
    /// <summary>Credits the seller's available balance.</summary>
    CreditSeller,

    /// <summary>Has the provider pay a payment back, wholly or in part.</summary>
    RefundBuyer,

    /// <summary>Credits the buyer's balance.</summary>
    CreditBuyer,

    /// <summary>Has the seller pay what it owes: from its balance, its bond, our advance, or later.</summary>
    ChargeSeller,
}

/// <summary>
/// A movement of money that an event decided and that is to be carried out exactly once: its id is the key under which the
/// seller's account and the provider recognise a repetition. The journal has booked it with the event already.
/// </summary>
/// <param name="Id">Derived from the order and the transfer's position.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Amount">How much.</param>
/// <param name="PaymentId">The payment to pay back; null for a credit.</param>
/// <param name="DecidedUtc">When it was decided.</param>
/// <param name="Code">What it is for; null for a release or a refund, and in transfers of older versions.</param>
public sealed record Transfer(TransferId Id, TransferKind Kind, Money Amount, PaymentId? PaymentId, DateTimeOffset DecidedUtc, EntryCode? Code = null);
