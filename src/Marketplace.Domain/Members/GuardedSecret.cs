using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>
/// A secret that is locked by wrong tries in a row (rules.md section 1). A try counts before its answer is given, and while the lock holds no
/// try is looked at, right or wrong.
/// </summary>
/// <param name="Hash">The secret.</param>
/// <param name="WrongTries">Wrong tries in a row.</param>
/// <param name="LockedUntilUtc">When tries are looked at again; null when they are.</param>
public sealed record GuardedSecret(SecretHash Hash, int WrongTries = 0, DateTimeOffset? LockedUntilUtc = null)
{
    /// <summary>Whether tries are not looked at now.</summary>
    public bool IsLocked(DateTimeOffset nowUtc) => LockedUntilUtc > nowUtc;

    /// <summary>What a try makes of it.</summary>
    /// <param name="isRight">Whether the secret was right.</param>
    /// <param name="rules">How many wrong ones lock it, for how long.</param>
    /// <param name="nowUtc">Now.</param>
    public GuardedSecret Try(bool isRight, MemberRules rules, DateTimeOffset nowUtc)
    {
        if (isRight)
        {
            return new(Hash);
        }

        int wrong = WrongTries + 1;
        return wrong < rules.WrongTriesMax ? new(Hash, wrong) : new(Hash, 0, nowUtc.AddHours(rules.LockHours));
    }

    /// <summary>The refusal while it is locked.</summary>
    public Rejection Locked() => Rejection.Forbidden("PAYMENT_PASSWORD_LOCKED", $"Too many wrong tries; tries are looked at again from {LockedUntilUtc:yyyy-MM-ddTHH:mm:ssZ}.");
}
