using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Payouts;

/// <summary>A member says when payouts are asked for by themselves.</summary>
/// <param name="Id">The key of it.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Minimum">Below this it waits for the next time.</param>
/// <param name="Terms">Bounds, and the times.</param>
public sealed record SetPayoutSchedule(TransferId Id, DateTimeOffset DecidedUtc, PayoutFrequency Frequency, Money Minimum, PayoutTerms Terms)
    : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts) =>
        PayoutRefusals.FaultsOf(Minimum, "minimum", Terms) is { } faults
            ? faults
            : new AccountEntry(Id, EntryCode.PayoutNews, null, DecidedUtc, null, [], Schedule: new(Frequency, Minimum, PayoutSchedule.After(Frequency, Terms, DecidedUtc)));
}

/// <summary>A schedule's time has come and was served: it names the next one, unless its member has changed it meanwhile.</summary>
/// <param name="Id">Derived from the time that was served.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="ServedUtc">The time that was served.</param>
/// <param name="Terms">The times.</param>
public sealed record AdvancePayoutSchedule(TransferId Id, DateTimeOffset DecidedUtc, DateTimeOffset ServedUtc, PayoutTerms Terms) : AccountCommand(Id, DecidedUtc)
{
    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts) =>
        accounts.Schedule is { } schedule && schedule.NextUtc == ServedUtc
            ? new AccountEntry(
                Id, EntryCode.PayoutNews, null, DecidedUtc, null, [], Schedule: schedule with { NextUtc = PayoutSchedule.After(schedule.Frequency, Terms, DecidedUtc) })
            : Rejection.Conflict("NOTHING_DUE", "The schedule names another time.");
}
