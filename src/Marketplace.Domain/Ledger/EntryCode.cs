namespace Marketplace.Domain.Ledger;

/// <summary>What kind of movement a journal entry is (rules.md section 11).</summary>
public enum EntryCode
{
    /// <summary>Captured money goes into escrow.</summary>
    Hold,

    /// <summary>Escrow goes to the seller.</summary>
    Release,

    /// <summary>Our commission, out of the same escrow.</summary>
    Fee,

    /// <summary>Escrow goes back to the buyer.</summary>
    Refund,

    /// <summary>A seller makes good for what went wrong: to the buyer, from what the seller then owes.</summary>
    Compensation,

    /// <summary>A buyer's bank took a payment back; its seller owes it.</summary>
    Chargeback,

    /// <summary>A buyer's bank gave back what it took.</summary>
    Reversal,

    /// <summary>A seller puts up security.</summary>
    BondIn,

    /// <summary>Security goes back to its seller.</summary>
    BondOut,

    /// <summary>What a seller guarantees changed; no money moved.</summary>
    Guarantee,

    /// <summary>What a seller owes is covered: from its available balance, its bond, our advance, in this order.</summary>
    Waterfall,

    /// <summary>What a seller gets pays first what it owes.</summary>
    Netting,

    /// <summary>A member's available balance goes to its bank.</summary>
    Payout,

    /// <summary>A payout that its bank would not have comes back.</summary>
    PayoutReturned,

    /// <summary>A payout went on, or where or when payouts go changed; no money moved.</summary>
    PayoutNews,
}
