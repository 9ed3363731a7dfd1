using Marketplace.Domain.Accounts;
using Marketplace.Domain.Events;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications.Deliveries;

namespace Marketplace.Functions.Notifications;

/// <summary>What is to be told of something that happened to a member.</summary>
/// <param name="Notices">What the member is told.</param>
/// <param name="Mails">What is mailed elsewhere than the member's mail goes.</param>
/// <param name="Events">What others are told.</param>
public sealed record MemberHappening(IReadOnlyList<Notice> Notices, IReadOnlyList<DeliveryMessage> Mails, IReadOnlyList<PublicEvent> Events);

/// <summary>Reads what happened to members, and on their accounts, from what is stored of it: the same whenever it is read.</summary>
public sealed class MemberHappenings(MemberStore members, AccountStore accounts)
{
    /// <summary>What is to be told; null while it is not committed.</summary>
    public async Task<MemberHappening?> FindAsync(MemberNews news, CancellationToken cancellationToken)
    {
        if (news.TransferId is { } transfer)
        {
            AccountEntry? entry = await accounts.FindEntryAsync(news.Member, transfer, news.AtUtc, cancellationToken);
            return entry is null ? null : new(MemberNotices.Of(news.Member, entry), [], [.. AccountEvents.Of(news.Member, entry)]);
        }

        long version = news.Version!.Value;
        SecurityEvent? told = await members.FindEventAsync(news.Member, version, news.AtUtc, cancellationToken);
        if (told is null)
        {
            return null;
        }

        Notice notice = MemberNotices.Of(news.Member, version, told);
        return new([notice], [.. MailsOf(notice, told, version)], MemberEvents.Of(news.Member, version, told) is { } happened ? [happened] : []);
    }

    private static IEnumerable<DeliveryMessage> MailsOf(Notice notice, SecurityEvent told, long version)
    {
        if (told.Code is not null)
        {
            yield return new(notice, DeliveryMessage.CodeByMail, Version: version);
        }

        if (told.MailTo is not null)
        {
            yield return new(notice, DeliveryMessage.ByMailToFormer, Version: version);
        }
    }
}
