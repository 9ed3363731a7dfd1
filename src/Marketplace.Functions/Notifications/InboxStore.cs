using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Notifications;

/// <summary>How many notices are unread.</summary>
/// <param name="Unread">So many; at most as many as are counted.</param>
/// <param name="More">Whether there are more.</param>
public sealed record UnreadCount(int Unread, bool More);

/// <summary>Members' inboxes, one partition each. A notice is inserted under the key that its happening gives it: told twice, it is there once.</summary>
public sealed class InboxStore(MarketTables tables, PolicyCatalog policies, TimeProvider time)
{
    private NotificationTerms Terms => policies.Current.Notifications;

    /// <summary>Names a list, for its cursors.</summary>
    public static string ListOf(MemberId member, bool unread) => $"{member.Value}:{(unread ? "unread" : "notes")}";

    /// <summary>Puts a notice into its recipient's inbox, unless it is there.</summary>
    public async Task AddAsync(Notice notice, CancellationToken cancellationToken) =>
        await tables.Notifications.TrySubmitAsync(InboxRows.Of(notice), cancellationToken);

    /// <summary>A notice that a member was told; null when there is none.</summary>
    public async Task<Notice?> FindAsync(MemberId member, NoticeId id, CancellationToken cancellationToken) =>
        await tables.Notifications.FindAsync(member.Value, InboxRows.NoteKey(id.Value), cancellationToken) is { } row ? InboxRows.ReadItem(row).Notice : null;

    /// <summary>Counts what is unread, in one page of rows that are all unread.</summary>
    public async Task<UnreadCount> CountUnreadAsync(MemberId member, CancellationToken cancellationToken)
    {
        int most = Terms.UnreadCountMax;
        string filter = Range(member, unread: true, await ReadThroughAsync(member, cancellationToken));
        int found = 0;
        await foreach (Page<TableEntity> page in tables.Notifications.QueryAsync<TableEntity>(filter, most + 1, ["RowKey"], cancellationToken).AsPages())
        {
            found += page.Values.Count;
            if (found > most)
            {
                break;
            }
        }

        return new(Math.Min(found, most), found > most);
    }

    /// <summary>A page of a member's notices, newest first.</summary>
    internal async Task<Parsed<ListPage<InboxItem>>> ReadAsync(MemberId member, bool unread, PageRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset readThrough = await ReadThroughAsync(member, cancellationToken);
        return await TablePages.ReadAsync(
            tables.Notifications,
            Range(member, unread, readThrough),
            ListOf(member, unread),
            request,
            row => InboxRows.ReadItem(row) is var item && item.Notice.AtUtc <= readThrough ? item with { IsRead = true } : item,
            cancellationToken);
    }

    /// <summary>Up to when a member has read all.</summary>
    internal async Task<DateTimeOffset> ReadThroughAsync(MemberId member, CancellationToken cancellationToken) =>
        InboxRows.ReadThroughOf(await tables.Notifications.FindAsync(member.Value, InboxRows.HeadKey, cancellationToken));

    // What is older than the inbox shows lies behind the end of every range; what was read with all others does so for the unread.
    private string Range(MemberId member, bool unread, DateTimeOffset readThroughUtc)
    {
        DateTimeOffset oldest = time.GetUtcNow().AddDays(-Terms.InboxDays);
        (string from, string to) = unread
            ? (InboxRows.UnreadKey(NoticeId.Prefix), InboxRows.UnreadKey(NoticeId.After(readThroughUtc > oldest ? readThroughUtc : oldest)))
            : (InboxRows.NoteKey(NoticeId.Prefix), InboxRows.NoteKey(NoticeId.After(oldest)));
        return TableRows.Range(member.Value, from, to);
    }
}
