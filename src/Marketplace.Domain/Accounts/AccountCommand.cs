using Marketplace.Domain.Decisions;

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

    /// <summary>Decides.</summary>
    /// <param name="accounts">The accounts as they are.</param>
    /// <param name="advanced">What was ever advanced for <see cref="AdvancedFor"/>; empty when nothing was, or nothing was asked for.</param>
    public abstract Decision<AccountEntry> Decide(OwnerAccounts accounts, Money? advanced);
}
