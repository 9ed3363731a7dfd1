using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications.Deliveries;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>A notice on its way to a mailbox.</summary>
/// <param name="To">The address.</param>
/// <param name="Language">The language that the member has now.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="About">What the words are filled with.</param>
internal sealed record Letter(string To, string Language, NoticeKind Kind, NoticeDetails About);

/// <summary>
/// Says where a mail goes: to the address that the member has confirmed. Two kinds go elsewhere: the code for an address that is not confirmed, and the
/// warning to the one that mail went to before, which must not follow the mail to where who changed it wants it.
/// </summary>
public sealed class Letters(MemberStore members, Contacts contacts, MemberSecrets secrets, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>The letter; null when there is no address for it any more.</summary>
    internal async Task<Letter?> FindAsync(DeliveryMessage asked, CancellationToken cancellationToken)
    {
        Notice notice = asked.Notice;
        if (asked.Version is { } version)
        {
            SecurityEvent? told = await members.FindEventAsync(notice.Recipient, version, notice.AtUtc, cancellationToken);
            return told is null ? null : Elsewhere(asked, told, await members.ReadAsync(notice.Recipient, cancellationToken));
        }

        Contact contact = await contacts.ReadAsync(notice.Recipient, cancellationToken);
        return contact.Email is { } to ? new(to, contact.Language, notice.Kind, notice.About) : null;
    }

    private Letter? Elsewhere(DeliveryMessage asked, SecurityEvent told, MemberState member)
    {
        if (asked.Target != DeliveryMessage.CodeByMail)
        {
            return told.MailTo is { } former ? new(former, member.Profile.Language, asked.Notice.Kind, asked.Notice.About) : null;
        }

        // A code that another has replaced opens nothing.
        return member.Mailbox.Pending is { } pending && pending.Number == told.Code && pending.IsOpenAt(time.GetUtcNow(), policies.Current.Members)
            ? new(pending.Address, member.Profile.Language, NoticeKind.EmailCode, new() { Code = secrets.CodeOf(member.Id, pending), DueUtc = pending.ExpiresUtc })
            : null;
    }
}
