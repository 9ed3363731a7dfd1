using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Accounts;

/// <summary>What is on an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">What is on it; negative for what its owner owes.</param>
public sealed record AccountBalance(AccountAddress Account, Money Amount);

/// <summary>
/// All accounts of one member, as seller and as buyer: what is decided over several of them is decided on one state
/// (docs/adr/0008). Immutable; <see cref="Apply"/> makes the next one.
/// </summary>
public sealed record OwnerAccounts
{
    /// <summary>Whose.</summary>
    public required MemberId Owner { get; init; }

    /// <summary>How many entries made it.</summary>
    public long Version { get; init; }

    /// <summary>The accounts that anything ever was on, one line a currency.</summary>
    public IReadOnlyList<AccountBalance> Balances { get; init; } = [];

    /// <summary>What the member guarantees as a seller; null when it never did.</summary>
    public SellerGuarantees? Guarantees { get; init; }

    /// <summary>Where the member's payouts go; null when it has not said so.</summary>
    public BankAccount? BankAccount { get; init; }

    /// <summary>When payouts are asked for by themselves; null when it never was set.</summary>
    public PayoutSchedule? Schedule { get; init; }

    /// <summary>A member on whose accounts nothing ever was.</summary>
    public static OwnerAccounts Of(MemberId owner) => new() { Owner = owner };

    /// <summary>What is on an account in a currency.</summary>
    public Money On(AccountAddress account, Currency currency) => Balances
        .Where(balance => balance.Account == account && balance.Amount.Currency == currency)
        .Sum(currency, balance => balance.Amount);

    /// <summary>What a seller may withdraw.</summary>
    public Money Available(Currency currency) => On(AccountAddress.SellerAvailable(Owner), currency);

    /// <summary>What a seller has put up as security.</summary>
    public Money Bond(Currency currency) => On(AccountAddress.SellerBond(Owner), currency);

    /// <summary>What a seller owes; negative or nothing.</summary>
    public Money Receivable(Currency currency) => On(AccountAddress.SellerReceivable(Owner), currency);

    /// <summary>What we have paid for a seller and not got back; negative or nothing.</summary>
    public Money Advance(Currency currency) => On(AccountAddress.PlatformAdvance(Owner), currency);

    /// <summary>The accounts after an entry.</summary>
    public OwnerAccounts Apply(AccountEntry entry)
    {
        OwnerAccounts after = entry.PostingsOn(Owner).Aggregate(this, (accounts, posting) => accounts.Post(posting));
        SellerGuarantees? guarantees = entry.Guarantees ?? Guarantees;
        return after with
        {
            Version = Version + 1,
            Guarantees = guarantees?.With(after.Bond(guarantees.Minimum.Currency), entry.DecidedUtc),
            BankAccount = entry.ForgetsBankAccount ? null : entry.BankAccount ?? BankAccount,
            Schedule = entry.ForgetsBankAccount ? null : entry.Schedule ?? Schedule,
        };
    }

    /// <summary>The accounts after one posting of an entry that is being decided.</summary>
    public OwnerAccounts Post(Posting posting)
    {
        Money after = On(posting.Account, posting.Amount.Currency) + posting.Amount;
        bool IsIt(AccountBalance balance) => balance.Account == posting.Account && balance.Amount.Currency == posting.Amount.Currency;
        AccountBalance line = new(posting.Account, after);
        return this with
        {
            Balances = Balances.Any(IsIt) ? [.. Balances.Select(balance => IsIt(balance) ? line : balance)] : [.. Balances, line],
        };
    }
}
