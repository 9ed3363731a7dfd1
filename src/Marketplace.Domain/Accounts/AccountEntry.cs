using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Accounts;

/// <summary>
/// What one transfer did to its owner's accounts: a fact, written once. Money that an order's journal has booked on one of them comes
/// in as <paramref name="Booked"/>; what the accounts themselves decide about it is booked here.
/// </summary>
/// <param name="Id">The transfer; accounts know it once.</param>
/// <param name="Code">What kind of movement.</param>
/// <param name="OrderId">The order that it comes from; null when it comes from none.</param>
/// <param name="DecidedUtc">When it was decided.</param>
/// <param name="Booked">What the order's journal booked on one of these accounts; null when nothing.</param>
/// <param name="Journal">Balanced entries of these accounts' own, such as what covers a debt.</param>
/// <param name="Guarantees">What the seller guarantees from now on; null when that does not change.</param>
/// <param name="BankAccount">Where payouts go from now on; null when that does not change.</param>
/// <param name="Payout">The payout that it is about, as it leaves it; null when it is about none.</param>
/// <param name="Schedule">When payouts are asked for by themselves from now on; null when that does not change.</param>
/// <param name="ForgetsBankAccount">Whether there is no bank account and no schedule from now on.</param>
/// <param name="Version">Which of its owner's entries it is, from 1; null for one that is not written yet, and for the oldest.</param>
/// <param name="Bond">What it did to guarantees and bond; null for nothing.</param>
public sealed record AccountEntry(
    TransferId Id,
    EntryCode Code,
    OrderId? OrderId,
    DateTimeOffset DecidedUtc,
    Posting? Booked,
    IReadOnlyList<JournalEntry> Journal,
    SellerGuarantees? Guarantees = null,
    BankAccount? BankAccount = null,
    Payout? Payout = null,
    PayoutSchedule? Schedule = null,
    bool ForgetsBankAccount = false,
    long? Version = null,
    BondNews? Bond = null)
{
    /// <summary>The entry as it is written: with its number, and what else others may want to know and later entries would hide.</summary>
    public AccountEntry Between(OwnerAccounts before, OwnerAccounts after) => this with { Version = after.Version, Bond = BondNews.Of(before, after, this) };

    /// <summary>Everything that it does to a member's accounts, in order.</summary>
    public IEnumerable<Posting> PostingsOn(MemberId owner) =>
        (Booked is null ? [] : new[] { Booked }).Concat(Journal.SelectMany(entry => entry.Postings)).Where(posting => posting.Account.Owner == owner);
}
