using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Messages;

/// <summary>A flagged message with what guards it.</summary>
/// <param name="Flag">The message.</param>
/// <param name="ETag">Guards it.</param>
public sealed record StoredFlag(FlaggedMessage Flag, ETag ETag);

/// <summary>
/// Flagged messages: <c>flag:flg_…</c>, and the same under <c>flagged:open:…</c>, by state, newest first. They lie beside the review cases, so that a
/// case against a sender and what is noted of the message are one transaction.
/// </summary>
public sealed class FlagStore(MarketTables tables)
{
    private const string Data = "Data";

    /// <summary>A flagged message; null when there is none.</summary>
    public async Task<StoredFlag?> ReadAsync(FlagId id, CancellationToken cancellationToken) =>
        await tables.Reviews.FindAsync(ReviewStore.Partition, Key(id), cancellationToken) is { } row ? new(Read(row), row.ETag) : null;

    /// <summary>Names a list, for its cursors and as its rows' prefix.</summary>
    public static string ListOf(FlagState state) => $"flagged:{MarketJson.Name(state)}";

    /// <summary>A page of what is in a state, newest first.</summary>
    public Task<Parsed<ListPage<T>>> ReadAsync<T>(FlagState state, PageRequest page, Func<FlaggedMessage, T> itemOf, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Reviews,
        TableRows.Range(ReviewStore.Partition, $"{ListOf(state)}:", $"{ListOf(state)};"),
        ListOf(state),
        page,
        row => itemOf(Read(row)),
        cancellationToken);

    /// <summary>Takes note of a flagged message, unless it was noted before; what was made of it since stays.</summary>
    public Task NoteAsync(FlaggedMessage flagged, CancellationToken cancellationToken) =>
        tables.Reviews.TrySubmitAsync([TableRows.Insert(Row(Key(flagged.Id), flagged)), TableRows.Insert(Row(ListKey(flagged), flagged))], cancellationToken);

    /// <summary>Writes what was made of one, with the caller's answer; false when someone else was first.</summary>
    public Task<bool> TryWriteAsync(StoredFlag before, FlaggedMessage after, IdempotencyKey key, Answer answer, CancellationToken cancellationToken) =>
        tables.Reviews.TrySubmitAsync([.. Change(before, after), TableRows.Insert(AnswerRow.Create(ReviewStore.Partition, key, answer))], cancellationToken);

    /// <summary>The rows that change when something is made of one.</summary>
    internal static IEnumerable<TableTransactionAction> Change(StoredFlag before, FlaggedMessage after) =>
    [
        TableRows.Write(Row(Key(after.Id), after), before.ETag),
        new(TableTransactionActionType.Delete, new TableEntity(ReviewStore.Partition, ListKey(before.Flag)), ETag.All),
        new(TableTransactionActionType.UpsertReplace, Row(ListKey(after), after)),
    ];

    private static FlaggedMessage Read(TableEntity row) => MarketJson.Read<FlaggedMessage>(LongText.Read(row, Data)!);

    private static string Key(FlagId id) => $"flag:{id}";

    private static string ListKey(FlaggedMessage flagged) => $"{ListOf(flagged.State)}:{NewestFirst.Key(flagged.AtUtc)}:{flagged.Id}";

    private static TableEntity Row(string key, FlaggedMessage flagged)
    {
        TableEntity row = new(ReviewStore.Partition, key);
        LongText.Write(row, Data, MarketJson.Write(flagged, MarketJson.Rows));
        return row;
    }
}
