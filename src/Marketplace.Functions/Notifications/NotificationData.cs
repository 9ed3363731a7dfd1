using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Notifications;

/// <summary>What a member was told, and how it wants to be told. All of it goes: others have their own.</summary>
public sealed class NotificationData(MarketTables tables, InboxStore inbox, MemberStore members, NoticeWords words) : IPersonalData
{
    // Every row of a member's partition begins with a lower-case letter.
    private const string KeyFrom = "a";
    private const string KeyTo = "{";

    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts =>
    [
        new("notifications", ReadAsync),
        new("notificationSettings", async (member, _, _, cancellationToken) =>
            new ListPage<object>([(await members.ReadAsync(member, cancellationToken)).Notifications], null)),
    ];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) =>
        tables.Notifications.DeleteRangeAsync(member.Value, KeyFrom, KeyTo, null, cancellationToken);

    private async Task<Parsed<ListPage<object>>> ReadAsync(MemberId member, int limit, string? cursor, CancellationToken cancellationToken)
    {
        MemberState state = await members.ReadAsync(member, cancellationToken);
        return await PageRequest.Of(limit, cursor, InboxStore.ListOf(member, unread: false)).ThenAsync(
            page => inbox.ReadAsync(member, unread: false, page, cancellationToken), item => NotificationResponse.Of(item, words, state.Profile.Language));
    }
}
