using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications;

/// <summary>Something that the member was told.</summary>
/// <param name="Id">Its id; later ones sort first.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Title">One line, in the member's language.</param>
/// <param name="Text">One or two sentences, in the member's language.</param>
/// <param name="AtUtc">When it happened.</param>
/// <param name="Read">Whether it was read.</param>
/// <param name="OrderId">The order that it is about.</param>
/// <param name="ListingId">The listing that it is about.</param>
/// <param name="Amount">The amount that it speaks of.</param>
/// <param name="DueUtc">The time that it speaks of.</param>
public sealed record NotificationResponse(
    NoticeId Id, NoticeKind Kind, string Title, string Text, DateTimeOffset AtUtc, bool Read, OrderId? OrderId, ListingId? ListingId, Money? Amount, DateTimeOffset? DueUtc)
{
    internal static NotificationResponse Of(InboxItem item, NoticeWords words, string language)
    {
        (Notice notice, NoticeDetails about) = (item.Notice, item.Notice.About);
        NoticeText text = words.Write(notice.Kind, about, language);
        return new(notice.Id, notice.Kind, text.Title, text.Text, notice.AtUtc, item.IsRead, about.OrderId, about.ListingId, about.Amount, about.DueUtc);
    }
}

/// <summary>GET /api/notifications and how many are unread: the caller's inbox, in the caller's language.</summary>
public sealed class ListNotifications(InboxStore inbox, Contacts contacts, NoticeWords words)
{
    /// <summary>200 with a page, newest first; what was read some time ago is shown for half a year; 400 INVALID_QUERY.</summary>
    [Function(nameof(ListNotifications)), Access(Caller.Member)]
    [Query("unread", "Only what is unread.", "true", "false")]
    [Answers(typeof(ListPage<NotificationResponse>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        if (!PageRequest.Flag(request, "unread").TryGet(out bool unread, out Answer? problem)
            || !PageRequest.Read(request, InboxStore.ListOf(member, unread)).TryGet(out PageRequest? page, out problem))
        {
            return problem;
        }

        string language = (await contacts.FindAsync(member, cancellationToken)).Language;
        return (await inbox.ReadAsync(member, unread, page, cancellationToken)).ToAnswer(items => Answer.Ok(new ListPage<NotificationResponse>(
            [.. items.Items.Select(item => NotificationResponse.Of(item, words, language))], items.NextCursor)));
    }

    /// <summary>200 with how many are unread, counted up to a limit: for a badge.</summary>
    [Function("CountUnreadNotifications"), Access(Caller.Member)]
    [Answers(typeof(UnreadCount))]
    public async Task<IResult> CountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/unread-count")] HttpRequest request, CancellationToken cancellationToken) =>
        Answer.Ok(await inbox.CountUnreadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken));
}
