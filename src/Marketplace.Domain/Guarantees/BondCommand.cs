using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Guarantees;

/// <summary>Something that is to happen to a seller's bond or to what the seller guarantees.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When it was decided.</param>
public abstract record BondCommand(TransferId Id, DateTimeOffset DecidedUtc) : AccountCommand(Id, DecidedUtc)
{
    /// <summary>Money goes from one account to another, and what is guaranteed may change with it.</summary>
    protected AccountEntry Entry(EntryCode code, Money amount, AccountAddress from, AccountAddress to, SellerGuarantees? guarantees = null) =>
        new(Id, code, null, DecidedUtc, null, amount.IsZero ? [] : [JournalEntry.Move(code, amount, from, to)], guarantees);

    /// <summary>Only what is guaranteed changes.</summary>
    protected AccountEntry Entry(SellerGuarantees guarantees) => new(Id, EntryCode.Guarantee, null, DecidedUtc, null, [], guarantees);

    /// <summary>There is not enough to take.</summary>
    protected static Rejection NotCovered(Money missing) =>
        Rejection.Conflict("INSUFFICIENT_FUNDS", $"The available balance lacks {missing}; pay the bond in by a deposit instead.");
}

/// <summary>The seller joins guarantees, or more of them; what the bond lacks is frozen from the available balance.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="Guarantees">Which ones.</param>
/// <param name="Minimum">What the seller's categories ask for.</param>
/// <param name="TopUpWithinDays">How long a bond that fell below it may stay there.</param>
public sealed record JoinGuarantees(
    TransferId Id, DateTimeOffset DecidedUtc, IReadOnlyList<Guarantee> Guarantees, Money Minimum, int TopUpWithinDays) : BondCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        FieldErrors errors = new();
        errors.Require(Guarantees.Count > 0 && Guarantees.Distinct().Count() == Guarantees.Count, "guarantees", "must name each guarantee once, and at least one");
        if (errors.ToRejection() is { } faults)
        {
            return faults;
        }

        Currency currency = Minimum.Currency;
        SellerGuarantees? before = accounts.Guarantees;
        Money minimum = before is { LeftUtc: null } && before.Minimum > Minimum ? before.Minimum : Minimum;
        Money missing = accounts.Bond(currency).LackingOf(minimum);
        if (accounts.Available(currency) < missing)
        {
            return NotCovered(missing - accounts.Available(currency));
        }

        SellerGuarantees after = new()
        {
            Joined = [.. (before is { LeftUtc: null } ? before.Joined : []).Union(Guarantees).Order()],
            Minimum = minimum,
            TopUpWithinDays = TopUpWithinDays,
        };
        return Entry(EntryCode.BondIn, missing, AccountAddress.SellerAvailable(accounts.Owner), AccountAddress.SellerBond(accounts.Owner), after);
    }
}

/// <summary>The seller adds to the bond from the available balance.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="Amount">How much.</param>
public sealed record TopUpBond(TransferId Id, DateTimeOffset DecidedUtc, Money Amount) : BondCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts) =>
        !Amount.IsPositive ? Rejection.Invalid("AMOUNT_INVALID", "An amount is more than nothing.")
        : accounts.Available(Amount.Currency) < Amount ? NotCovered(Amount - accounts.Available(Amount.Currency))
        : Entry(EntryCode.BondIn, Amount, AccountAddress.SellerAvailable(accounts.Owner), AccountAddress.SellerBond(accounts.Owner));
}

/// <summary>The seller leaves: nothing new is guaranteed, and the bond goes back later.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="BondCurrency">The bond's currency.</param>
/// <param name="ReturnAfterDays">How much later.</param>
public sealed record LeaveGuarantees(TransferId Id, DateTimeOffset DecidedUtc, Currency BondCurrency, int ReturnAfterDays) : BondCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        if (accounts.Guarantees is not { LeftUtc: null } && !(accounts.Guarantees is null && accounts.Bond(BondCurrency).IsPositive))
        {
            return Rejection.Conflict("NOT_JOINED", "There is no guarantee to leave.");
        }

        SellerGuarantees before = accounts.Guarantees ?? new() { Joined = [], Minimum = Money.Zero(BondCurrency), TopUpWithinDays = 1 };
        return Entry(before with { LeftUtc = DecidedUtc, ReturnDueUtc = DecidedUtc.AddDays(ReturnAfterDays), TopUpDueUtc = null, Paused = false });
    }
}

/// <summary>The seller has begun to sell where more is asked for.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="Minimum">What is asked for.</param>
public sealed record RaiseBondMinimum(TransferId Id, DateTimeOffset DecidedUtc, Money Minimum) : BondCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts) =>
        accounts.Guarantees is { LeftUtc: null } joined && joined.Minimum < Minimum
            ? Entry(joined with { Minimum = Minimum })
            : Rejection.Conflict("NOTHING_DUE", "The bond's minimum is not lower.");
}

/// <summary>Time has passed: pauses a seller whose bond is short, gives back the bond of one who left. Does only what is due.</summary>
/// <param name="Id">Derived from the deadline.</param>
/// <param name="NowUtc">The time.</param>
/// <param name="ClaimsOpen">Whether a claim against the seller is open: then the bond stays a day longer.</param>
public sealed record EnforceBond(TransferId Id, DateTimeOffset NowUtc, bool ClaimsOpen) : BondCommand(Id, NowUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        if (accounts.Guarantees is not { } guarantees || !(NowUtc >= guarantees.DueUtc))
        {
            return Rejection.Conflict("NOTHING_DUE", "No deadline of this bond has passed.");
        }

        if (guarantees.ReturnDueUtc is null)
        {
            return Entry(guarantees with { Paused = true });
        }

        return ClaimsOpen ? Entry(guarantees with { ReturnDueUtc = NowUtc.AddDays(1) }) : Return(accounts, guarantees);
    }

    // What becomes available pays first what is owed, as any credit does.
    private AccountEntry Return(OwnerAccounts accounts, SellerGuarantees guarantees)
    {
        AccountAddress available = AccountAddress.SellerAvailable(accounts.Owner);
        Money bond = accounts.Bond(guarantees.Minimum.Currency);
        AccountEntry entry = Entry(
            EntryCode.BondOut, bond, AccountAddress.SellerBond(accounts.Owner), available, guarantees with { Joined = [], ReturnDueUtc = null });
        JournalEntry? netting = bond.IsZero ? null : Debts.Net(accounts.Post(new Posting(available, bond)), bond.Currency);
        return netting is null ? entry : entry with { Journal = [.. entry.Journal, netting] };
    }
}
