using System.Globalization;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Members;
using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Notifications;

/// <summary>What members are told of their own accounts.</summary>
public static class MemberNotices
{
    /// <summary>The notice of something about a member's safety. It is told to who did it, too: it may have been someone else.</summary>
    /// <param name="member">Whose account.</param>
    /// <param name="version">How often the member had been written with it.</param>
    /// <param name="event">What happened.</param>
    public static Notice Of(MemberId member, long version, SecurityEvent @event) => Notice.Of(
        member, string.Create(CultureInfo.InvariantCulture, $"{member}:{version}"), KindOf(@event.Kind), @event.AtUtc, new NoticeDetails());

    /// <summary>The notices of an entry on a member's accounts. What an order brought is told by the order.</summary>
    public static IReadOnlyList<Notice> Of(MemberId owner, AccountEntry entry) =>
        entry.BankAccount is { } bank ? [Of(owner, entry, NoticeKind.BankAccountChanged, new() { BankLast4 = bank.Last4, DueUtc = bank.UsableUtc })]
        : entry.Payout is { } payout && KindOf(payout.State) is { } kind ? [Of(owner, entry, kind, new() { Amount = payout.Amount, BankLast4 = payout.BankLast4 })]
        : [];

    private static Notice Of(MemberId owner, AccountEntry entry, NoticeKind kind, NoticeDetails about) => Notice.Of(owner, entry.Id.Value, kind, entry.DecidedUtc, about);

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
        SecurityEventKind.PersonalDataErased => NoticeKind.PersonalDataErased,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A security event without a notice."),
    };
}
