using Marketplace.Domain;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Messages;

/// <summary>A message that may have been said without anybody being told.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="KeyId">Names the request that sends it.</param>
/// <param name="DueUtc">When to look.</param>
/// <param name="After">How many messages there were before it; null where that was not noted.</param>
public sealed record MessageDue(ConversationId ConversationId, string KeyId, DateTimeOffset DueUtc, int? After = null);

/// <summary>
/// The trace of a message that is about to be written: taken away by whoever has written it and told both sides. What a process that died leaves
/// behind is found by the sweep.
/// </summary>
public sealed class MessagesDue(MarketTables tables)
{
    // Beyond any request's life.
    private static readonly TimeSpan _requestMax = TimeSpan.FromMinutes(5);
    private readonly DueRows<MessageDue> _rows = DueRows.OfDocuments<MessageDue>(tables.Deadlines, "message", due => DueRows.Key(due.DueUtc, $"{due.ConversationId}:{due.KeyId}"));

    /// <summary>The trace of a request that begins now.</summary>
    public static MessageDue Of(ConversationId conversation, string keyId, DateTimeOffset nowUtc) => new(conversation, keyId, nowUtc + _requestMax);

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(MessageDue due, CancellationToken cancellationToken) => _rows.PutAsync(due, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(MessageDue due, CancellationToken cancellationToken) => _rows.RemoveAsync(due, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<MessageDue> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);
}
