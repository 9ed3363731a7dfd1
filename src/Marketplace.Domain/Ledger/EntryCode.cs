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
}
