using System.Globalization;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Members;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Notifications;

/// <summary>What members are told of their own accounts.</summary>
public static class MemberNotices
{
    /// <summary>The notice of something about a member's safety. It is told to who did it, too: it may have been someone else.</summary>
    /// <param name="member">Whose account.</param>
    /// <param name="version">How often the member had been written with it.</param>
    /// <param name="event">What happened.</param>
    public static Notice Of(MemberId member, long version, SecurityEvent @event)
    {
        (NoticeKind kind, DateTimeOffset? due) = @event.Standing is { } standing ? KindOf(standing, @event.AtUtc) : (KindOf(@event.Kind), null);
        return Notice.Of(member, string.Create(CultureInfo.InvariantCulture, $"{member}:{version}"), kind, @event.AtUtc, new NoticeDetails { DueUtc = due });
    }

    /// <summary>The notices of an entry on a member's accounts. What an order brought is told by the order; what it did to the bond is told here.</summary>
    public static IReadOnlyList<Notice> Of(MemberId owner, AccountEntry entry) =>
        entry.BankAccount is { } bank ? [Of(owner, entry, NoticeKind.BankAccountChanged, new() { BankLast4 = bank.Last4, DueUtc = bank.UsableUtc })]
        : entry.Payout is { } payout && KindOf(payout.State) is { } kind ? [Of(owner, entry, kind, new() { Amount = payout.Amount, BankLast4 = payout.BankLast4 })]
        : entry.Bond is { } bond ? [.. bond.Steps.Select(step => Of(owner, entry, step, bond)).OfType<Notice>()]
        : [];

    private static Notice Of(MemberId owner, AccountEntry entry, NoticeKind kind, NoticeDetails about) => Notice.Of(owner, entry.Id.Value, kind, entry.DecidedUtc, about);

    private static Notice? Of(MemberId owner, AccountEntry entry, BondStep step, BondNews bond) => KindOf(step) is { } kind
        ? Notice.Of(
            owner,
            $"{entry.Id}:{step}",
            kind,
            entry.DecidedUtc,
            new() { Amount = step == BondStep.Returned ? -bond.Moved : bond.Missing, DueUtc = bond.DueUtc })
        : null;

    private static NoticeKind? KindOf(BondStep step) => step switch
    {
        BondStep.FellShort => NoticeKind.BondShort,
        BondStep.Paused => NoticeKind.BondOverdue,
        BondStep.FilledUp => NoticeKind.BondFilledUp,
        BondStep.Resumed => NoticeKind.BondRestored,
        BondStep.Returned => NoticeKind.BondReturned,
        _ => null,
    };

    // The worst of it, and until when.
    private static (NoticeKind Kind, DateTimeOffset? DueUtc) KindOf(Standing standing, DateTimeOffset atUtc) =>
        standing.IsClosed ? (NoticeKind.AccountClosed, null)
        : standing.OffSaleUntilUtc > atUtc ? (NoticeKind.TakenOffSale, standing.OffSaleUntilUtc)
        : standing.OrderingBarredUntilUtc > atUtc ? (NoticeKind.OrderingBarred, standing.OrderingBarredUntilUtc)
        : standing.ListingBarredUntilUtc > atUtc ? (NoticeKind.ListingBarred, standing.ListingBarredUntilUtc)
        : (NoticeKind.StandingRestored, null);

    private static NoticeKind? KindOf(PayoutState state) => state switch
    {
        PayoutState.Paid => NoticeKind.PayoutPaid,
        PayoutState.Rejected => NoticeKind.PayoutRejected,
        PayoutState.Returned => NoticeKind.PayoutReturned,
        _ => null,
    };

    private static NoticeKind KindOf(SecurityEventKind kind) => kind switch
    {
        SecurityEventKind.PaymentPasswordSet => NoticeKind.PaymentPasswordSet,
        SecurityEventKind.PaymentPasswordChanged => NoticeKind.PaymentPasswordChanged,
        SecurityEventKind.PaymentPasswordReset => NoticeKind.PaymentPasswordReset,
        SecurityEventKind.PaymentPasswordLocked => NoticeKind.PaymentPasswordLocked,
        SecurityEventKind.SecurityAnswerLocked => NoticeKind.SecurityAnswerLocked,
        SecurityEventKind.IdentityVerified => NoticeKind.IdentityVerified,
        SecurityEventKind.IdentityRejected => NoticeKind.IdentityRejected,
        SecurityEventKind.VerificationRevoked => NoticeKind.VerificationRevoked,
        SecurityEventKind.StandingChanged => NoticeKind.StandingChanged,
        SecurityEventKind.EmailToConfirm => NoticeKind.EmailToConfirm,
        SecurityEventKind.EmailConfirmed => NoticeKind.EmailConfirmed,
        SecurityEventKind.EmailRemoved => NoticeKind.EmailRemoved,
        SecurityEventKind.PersonalDataErased => NoticeKind.PersonalDataErased,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A security event without a notice."),
    };
}
