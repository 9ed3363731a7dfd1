using System.Text.Json.Serialization;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Guarantees;

/// <summary>What an entry did to a seller's guarantees, or to the bond behind them.</summary>
public enum BondStep
{
    /// <summary>The seller guarantees something, or something more.</summary>
    Joined,

    /// <summary>Money came into the bond.</summary>
    PaidIn,

    /// <summary>Money was taken off the bond for what the seller owes.</summary>
    Charged,

    /// <summary>The bond is below its minimum from now on; a clock runs.</summary>
    FellShort,

    /// <summary>That clock ran out: nothing is for sale and nothing new is guaranteed.</summary>
    Paused,

    /// <summary>The bond is not below its minimum any more; nothing had been paused yet.</summary>
    FilledUp,

    /// <summary>The same after a pause: what the seller has may be put on sale again.</summary>
    Resumed,

    /// <summary>The seller left; the bond goes back later.</summary>
    Left,

    /// <summary>The bond of one who left went back.</summary>
    Returned,
}

/// <summary>What an entry did to guarantees and bond. Kept with the entry: the next one may have changed all of it.</summary>
/// <param name="Steps">What happened, never nothing.</param>
/// <param name="Bond">What the bond is now.</param>
/// <param name="Moved">What the entry moved: into the bond, or, negative, out of it.</param>
/// <param name="Minimum">What the bond must be; null for who never joined.</param>
/// <param name="DueUtc">When a bond that is short must be filled up, or one that was left goes back; null when neither is to be.</param>
public sealed record BondNews(IReadOnlyList<BondStep> Steps, Money Bond, Money Moved, Money? Minimum, DateTimeOffset? DueUtc)
{
    /// <summary>What the bond lacks.</summary>
    [JsonIgnore]
    public Money Missing => Minimum is { } minimum ? Bond.LackingOf(minimum) : Money.Zero(Bond.Currency);

    /// <summary>What an entry did; null for nothing.</summary>
    /// <param name="before">The accounts before it.</param>
    /// <param name="after">The accounts after it.</param>
    /// <param name="entry">The entry.</param>
    public static BondNews? Of(OwnerAccounts before, OwnerAccounts after, AccountEntry entry)
    {
        Posting[] onBond = [.. entry.PostingsOn(after.Owner).Where(posting => posting.Account == AccountAddress.SellerBond(after.Owner))];
        if (onBond.Length == 0 && before.Guarantees == after.Guarantees)
        {
            return null;
        }

        Currency moved = onBond.Length > 0 ? onBond[0].Amount.Currency : after.Guarantees!.Minimum.Currency;
        Money amount = onBond.Sum(moved, posting => posting.Amount);
        BondStep[] steps = [.. StepsOf(before.Guarantees, after.Guarantees, entry.Code, amount)];
        Money bond = after.Bond(after.Guarantees?.Minimum.Currency ?? moved);
        return steps.Length == 0 ? null : new(steps, bond, amount, after.Guarantees?.Minimum, after.Guarantees?.ReturnDueUtc ?? after.Guarantees?.TopUpDueUtc);
    }

    private static IEnumerable<BondStep> StepsOf(SellerGuarantees? before, SellerGuarantees? after, EntryCode code, Money moved)
    {
        SellerGuarantees? was = before is { LeftUtc: null } ? before : null;
        SellerGuarantees? stays = after is { LeftUtc: null } ? after : null;
        (bool Happened, BondStep Step)[] steps =
        [
            (stays is not null && stays.Joined.Except(was?.Joined ?? []).Any(), BondStep.Joined),
            (moved.IsPositive, BondStep.PaidIn),
            (moved.AmountMinor < 0 && code != EntryCode.BondOut, BondStep.Charged),
            (stays?.TopUpDueUtc is not null && was?.TopUpDueUtc is null, BondStep.FellShort),
            (stays?.Paused == true && was?.Paused != true, BondStep.Paused),
            (stays is { TopUpDueUtc: null } && was is { TopUpDueUtc: not null, Paused: false }, BondStep.FilledUp),
            (stays is { Paused: false } && was is { Paused: true }, BondStep.Resumed),
            (after?.LeftUtc is not null && before?.LeftUtc is null, BondStep.Left),
            (before?.ReturnDueUtc is not null && after is { LeftUtc: not null, ReturnDueUtc: null }, BondStep.Returned),
        ];
        return steps.Where(step => step.Happened).Select(step => step.Step);
    }
}
