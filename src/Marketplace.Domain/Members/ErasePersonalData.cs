using Marketplace.Domain.Decisions;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>
/// A member's personal data goes (rules.md section 1): the profile, the confirmed name, the payment password. What stays is a pseudonym, the member's
/// id, and what keeps others safe: the keyed hash of an identity that was confirmed, which stays this account's, and that a verification was revoked.
/// </summary>
public sealed record ErasePersonalData : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        Verification before = member.Verification;
        bool isRevoked = before.State == VerificationState.Revoked;
        return new MemberChange(
            member with
            {
                Profile = MemberProfile.Blank with { Language = member.Profile.Language },
                PaymentPassword = null,

                // When codes were sent stays for its day: who comes back cannot send as many again.
                Mailbox = Mailbox.Blank with { Codes = member.Mailbox.Codes, LatelyUtc = member.Mailbox.LatelyUtc },
                Notifications = NotificationSettings.Blank,
                Verification = Verification.Blank with
                {
                    State = isRevoked ? VerificationState.Revoked : VerificationState.None,
                    Confirmed = before.Confirmed,
                    Reason = isRevoked ? before.Reason : null,
                    ChangedUtc = nowUtc,
                },
            },
            new SecurityEvent(SecurityEventKind.PersonalDataErased, nowUtc));
    }
}
