using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Messages;

/// <summary>A conversation with what guards it.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="ETag">Guards its head; null while it has no message.</param>
public sealed record StoredConversation(Conversation Conversation, ETag? ETag);

/// <summary>
/// Conversations, one partition each (docs/adr/0017): <c>head</c>, <c>message:0000000007</c>, <c>idem:…</c>. A message is inserted with the head in one
/// transaction, so numbers have no gaps and nothing that was said is changed.
/// </summary>
public sealed class ConversationStore(MarketTables tables)
{
    private const string HeadKey = "head";
    private const string Data = "Data";

    /// <summary>Reads a conversation; null when nobody has said anything in it.</summary>
    public async Task<StoredConversation?> ReadAsync(ConversationId id, CancellationToken cancellationToken) =>
        await tables.Conversations.FindAsync(id.Value, HeadKey, cancellationToken) is { } row
            ? new(MarketJson.Read<Conversation>(LongText.Read(row, Data)!), row.ETag)
            : null;

    /// <summary>The messages after a number, oldest first, and at most so many.</summary>
    public async Task<IReadOnlyList<Message>> ReadMessagesAsync(ConversationId id, int after, int limit, CancellationToken cancellationToken)
    {
        (string from, string to) = (MessageKey(after + 1L), MessageKey(after + 1L + limit));
        string filter = TableRows.Range(id.Value, from, to);
        List<Message> messages = [];
        await foreach (TableEntity row in tables.Conversations.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            messages.Add(Read(row));
        }

        return messages;
    }

    /// <summary>The stretch of a conversation that a request asks for, as its answer.</summary>
    public async Task<Answer> AnswerAsync(HttpRequest request, Conversation conversation, CancellationToken cancellationToken)
    {
        if (!MessageRange.Read(request).TryGet(out MessageRange? range, out Answer? problem))
        {
            return problem;
        }

        IReadOnlyList<Message> messages = conversation.IsNew ? [] : await ReadMessagesAsync(conversation.Id, range.After, range.Limit, cancellationToken);
        return Answer.Ok(MessagesResponse.Of(conversation, messages), Answer.ETagOf(conversation.Count));
    }

    /// <summary>A message; null when there is none of this number.</summary>
    public async Task<Message?> FindMessageAsync(ConversationId id, int number, CancellationToken cancellationToken) =>
        await tables.Conversations.FindAsync(id.Value, MessageKey(number), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>The answer that this key was given here; null when it is new.</summary>
    public Task<Answer?> ReplayAsync(ConversationId id, IdempotencyKey key, CancellationToken cancellationToken) =>
        AnswerRow.ReplayAsync(tables.Conversations, id.Value, key, cancellationToken);

    /// <summary>Writes a conversation with its last message and the sender's answer; false when someone else was first.</summary>
    public Task<bool> TrySayAsync(StoredConversation before, Conversation after, IdempotencyKey key, Answer answer, CancellationToken cancellationToken)
    {
        TableEntity message = Row(after.Id, MessageKey(after.Count), after.Last!);
        return tables.Conversations.TrySubmitAsync(
            [TableRows.Write(Row(after.Id, HeadKey, after), before.ETag), TableRows.Insert(message), TableRows.Insert(AnswerRow.Create(after.Id.Value, key, answer))],
            cancellationToken);
    }

    private static Message Read(TableEntity row) => MarketJson.Read<Message>(LongText.Read(row, Data)!);

    private static string MessageKey(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"message:{number:d10}");

    private static TableEntity Row<T>(ConversationId id, string key, T data)
    {
        TableEntity row = new(id.Value, key);
        LongText.Write(row, Data, MarketJson.Write(data, MarketJson.Rows));
        return row;
    }
}
