using Marketplace.Domain.Decisions;
using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Accounts;

/// <summary>
/// Something that is to happen to one member's accounts, once. Each command decides for itself, purely: the accounts in, an entry or a
/// rejection out. Decided again on what others left behind when it lost a race.
/// </summary>
/// <param name="Id">The key of it: the same one twice is one.</param>
/// <param name="DecidedUtc">When it was decided; the same in every repetition, since the entry's place follows from it.</param>
public abstract record AccountCommand(TransferId Id, DateTimeOffset DecidedUtc)
{
    /// <summary>The order of which the decision needs to know what was advanced for it; null when it needs to know of none.</summary>
    public virtual OrderId? AdvancedFor => null;

    /// <summary>The payout that the decision is about; null when it is about none.</summary>
    public virtual PayoutId? PayoutAsked => null;

    /// <summary>Decides.</summary>
    /// <param name="accounts">The accounts as they are.</param>
    /// <param name="facts">What else lies beside them and was asked for.</param>
    public abstract Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts);
}

/// <summary>What a decision reads besides the balances; it is as old as they are, since the head guards all of a member's rows.</summary>
/// <param name="Advanced">What was ever advanced for <see cref="AccountCommand.AdvancedFor"/>; empty when nothing was, or nothing was asked for.</param>
/// <param name="Payout">The payout of <see cref="AccountCommand.PayoutAsked"/>; null when there is none.</param>
public sealed record AccountFacts(Money? Advanced = null, Payout? Payout = null)
{
    /// <summary>Nothing besides the balances.</summary>
    public static AccountFacts None { get; } = new();
}
