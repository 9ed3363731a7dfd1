using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Messages;

/// <summary>
/// What members find in their list of conversations, one partition a member: <c>of:cnv_…</c>, the entry; <c>at:…:cnv_…</c>, the same by time, newest first;
/// <c>unread:cnv_…</c>, while something waits to be read. The three change together, guarded by the entry's ETag. All is derived from the conversation
/// but how far the member has read, which lies here only.
/// </summary>
public sealed class ConversationLists(MarketTables tables, TimeProvider time)
{
    private const string Data = "Data";
    private const string Unread = "Unread";
    private const int AttemptsMax = 20;
    private const int CountedMax = 1000;
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    /// <summary>Brings the lists of both sides up to date; nothing where they are.</summary>
    public Task UpdateAsync(Conversation conversation, CancellationToken cancellationToken) => Task.WhenAll(
        new[] { ActorRole.Buyer, ActorRole.Seller }.Select(side => UpdateAsync(conversation, side, 0, null, null, cancellationToken)));

    /// <summary>Takes note that a side has read so many messages of the other, with the answer to that; the answer, or the first one to this key.</summary>
    public async Task<Answer> MarkReadAsync(
        Conversation conversation, ActorRole side, int othersRead, IdempotencyKey key, Func<ConversationEntry, Answer> render, CancellationToken cancellationToken) =>
        (await UpdateAsync(conversation, side, othersRead, key, render, cancellationToken))!;

    /// <summary>Names a member's list, for its cursors.</summary>
    public static string ListOf(MemberId member) => $"{member}:conversations";

    /// <summary>A page of a member's conversations, newest first.</summary>
    public Task<Parsed<ListPage<T>>> ReadAsync<T>(MemberId member, PageRequest page, Func<ConversationEntry, T> itemOf, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.ConversationLists,
        TableRows.Range(member.Value, "at:", "at;"),
        ListOf(member),
        page,
        row => itemOf(Read(row)),
        cancellationToken);

    /// <summary>How many messages wait, by conversation: a thousand conversations are counted, in one request but where the service ends a page early.</summary>
    public async Task<IReadOnlyList<int>> CountUnreadAsync(MemberId member, CancellationToken cancellationToken)
    {
        string filter = TableRows.Range(member.Value, "unread:", "unread;");
        return await tables.ConversationLists.QueryAsync<TableEntity>(filter, CountedMax, [Unread], cancellationToken)
            .Take(CountedMax)
            .Select(row => row.GetInt32(Unread)!.Value)
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many listings a member began to ask about within the hour: as of moments ago, which is near enough to keep out who asks everybody.</summary>
    public async Task<int> CountBegunAsync(MemberId member, CancellationToken cancellationToken)
    {
        string from = $"at:{NewestFirst.Key(time.GetUtcNow() - _hour)}";
        string filter = TableRows.Range(member.Value, "at:", from);
        int count = 0;
        await foreach (TableEntity row in tables.ConversationLists.QueryAsync<TableEntity>(filter, select: [Data], cancellationToken: cancellationToken))
        {
            count += Read(row) is { Side: ActorRole.Buyer, ListingId: not null } entry && entry.StartedUtc > time.GetUtcNow() - _hour ? 1 : 0;
        }

        return count;
    }

    private async Task<Answer?> UpdateAsync(
        Conversation conversation, ActorRole side, int othersRead, IdempotencyKey? key, Func<ConversationEntry, Answer>? render, CancellationToken cancellationToken)
    {
        MemberId member = MemberOf(conversation, side);
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            TableEntity? row = await tables.ConversationLists.FindAsync(member.Value, EntryKey(conversation.Id), cancellationToken);
            ConversationEntry? before = row is null ? null : Read(row);
            int read = Math.Max(before?.OthersRead ?? 0, othersRead);
            ConversationEntry after = before?.Count > conversation.Count ? before with { OthersRead = read } : ConversationEntry.Of(conversation, side, read);
            TableEntity? answer = key is null ? null : AnswerRow.Create(member.Value, key, render!(after));
            if ((answer is null && before == after) || await TryWriteAsync(member, row?.ETag, before, after, answer, cancellationToken))
            {
                return render?.Invoke(after);
            }

            if (key is not null && await AnswerRow.ReplayAsync(tables.ConversationLists, member.Value, key, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            await Contention.PauseAsync(attempt, conversation.Id.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The conversations of {member} are being written all the time.");
    }

    private Task<bool> TryWriteAsync(MemberId member, ETag? etag, ConversationEntry? before, ConversationEntry after, TableEntity? answer, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions = [TableRows.Write(Row(member, EntryKey(after.Id), after), etag), Upsert(Row(member, ListKey(after), after))];
        if (before is not null && ListKey(before) != ListKey(after))
        {
            actions.Add(Delete(member, ListKey(before)));
        }

        if (after.Unread > 0)
        {
            actions.Add(Upsert(new(member.Value, UnreadKey(after.Id)) { [Unread] = after.Unread }));
        }
        else if (before?.Unread > 0)
        {
            actions.Add(Delete(member, UnreadKey(after.Id)));
        }

        if (answer is not null)
        {
            actions.Add(TableRows.Insert(answer));
        }

        return tables.ConversationLists.TrySubmitAsync(actions, cancellationToken);
    }

    private static MemberId MemberOf(Conversation conversation, ActorRole side) => side == ActorRole.Buyer ? conversation.BuyerId : conversation.SellerId;

    private static ConversationEntry Read(TableEntity row) => MarketJson.Read<ConversationEntry>(row.GetString(Data));

    private static string EntryKey(ConversationId id) => $"of:{id}";

    private static string ListKey(ConversationEntry entry) => $"at:{NewestFirst.Key(entry.LastUtc)}:{entry.Id}";

    private static string UnreadKey(ConversationId id) => $"unread:{id}";

    private static TableEntity Row(MemberId member, string key, ConversationEntry entry) => new(member.Value, key) { [Data] = MarketJson.Write(entry, MarketJson.Rows) };

    private static TableTransactionAction Upsert(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    private static TableTransactionAction Delete(MemberId member, string key) => new(TableTransactionActionType.Delete, new TableEntity(member.Value, key), ETag.All);
}
