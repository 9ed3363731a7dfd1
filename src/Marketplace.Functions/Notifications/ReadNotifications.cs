using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications;

/// <summary>That a notice is read.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Read">True.</param>
public sealed record NotificationReadResponse(NoticeId Id, bool Read);

/// <summary>That all notices are read.</summary>
/// <param name="ReadThroughUtc">Up to when: what came later is unread.</param>
public sealed record NotificationsReadResponse(DateTimeOffset ReadThroughUtc);

/// <summary>POST /api/notifications/{id}/read and /api/notifications/read: the caller has read one, or all up to now. Read stays read.</summary>
public sealed class ReadNotifications(MarketTables tables, TimeProvider time)
{
    private const int AttemptsMax = 10;

    /// <summary>200, also for one that was read before; 404.</summary>
    [Function("ReadNotification"), Access(Caller.Member)]
    [Answers(typeof(NotificationReadResponse), "NOT_FOUND")]
    public async Task<IResult> ReadOneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/{id}/read")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        return !read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem) ? problem
            : IdText.TryParse<NoticeId>(id) is { } notice ? await ReadOneAsync(asked.Caller.Id, notice, asked.Key, cancellationToken)
            : Problem.NotFound();
    }

    /// <summary>200 with the moment up to which all is read now.</summary>
    [Function("ReadAllNotifications"), Access(Caller.Member)]
    [Answers(typeof(NotificationsReadResponse), "BUSY")]
    public async Task<IResult> ReadAllAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/read")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        MemberId member = asked.Caller.Id;
        return await CommitAsync(member, asked.Key, async () =>
        {
            TableEntity? head = await tables.Notifications.FindAsync(member.Value, InboxRows.HeadKey, cancellationToken);
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset through = InboxRows.ReadThroughOf(head) is var before && before > now ? before : now;
            return (Answer.Ok(new NotificationsReadResponse(through)), [TableRows.Write(InboxRows.Head(member, through), head?.ETag)]);
        }, cancellationToken);
    }

    private Task<Answer> ReadOneAsync(MemberId member, NoticeId id, IdempotencyKey key, CancellationToken cancellationToken) => CommitAsync(member, key, async () =>
    {
        if (await tables.Notifications.FindAsync(member.Value, InboxRows.NoteKey(id.Value), cancellationToken) is not { } row)
        {
            return (Problem.NotFound(), null);
        }

        bool isRead = InboxRows.ReadItem(row) is { IsRead: true };
        TableEntity unread = new(member.Value, InboxRows.UnreadKey(id.Value)) { ETag = ETag.All };
        return (Answer.Ok(new NotificationReadResponse(id, true)), isRead
            ? []
            : [TableRows.Write(InboxRows.MarkedRead(row), row.ETag), new TableTransactionAction(TableTransactionActionType.Delete, unread)]);
    }, cancellationToken);

    // What stands in the way is this very request's first try, or another that did the same.
    private async Task<Answer> CommitAsync(
        MemberId member, IdempotencyKey key, Func<Task<(Answer Answer, TableTransactionAction[]? Actions)>> decideAsync, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await AnswerRow.ReplayAsync(tables.Notifications, member.Value, key, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            (Answer answer, TableTransactionAction[]? actions) = await decideAsync();
            if (actions is null || await tables.Notifications.TrySubmitAsync([.. actions, TableRows.Insert(AnswerRow.Create(member.Value, key, answer))], cancellationToken))
            {
                return answer;
            }

            await Contention.PauseAsync(attempt, key.Key, time, cancellationToken);
        }

        return Problem.Busy();
    }
}
