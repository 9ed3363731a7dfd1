using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Offences;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Offences;

/// <summary>A case with what guards it.</summary>
/// <param name="Case">The case.</param>
/// <param name="ETag">Guards it; null for a new one.</param>
public sealed record StoredReview(ReviewCase Case, ETag? ETag);

/// <summary>
/// Review cases (docs/adr/0018): <c>case:rvw_…</c>; <c>state:open:…:rvw_…</c> and <c>of:mbr_…:…:rvw_…</c>, the same by state and by member, newest first;
/// <c>turn:mbr_…</c>, which guards what is decided with a look at a member's other cases; <c>idem:…</c>; and flagged messages beside them (<see cref="Messages.FlagStore"/>). People decide them one by one, so one partition takes them all, and case, lists and answer change in one transaction.
/// </summary>
public sealed class ReviewStore(MarketTables tables)
{
    internal const string Partition = "reviews";
    private const string Data = "Data";

    /// <summary>A case; null when there is none.</summary>
    public async Task<StoredReview?> ReadAsync(ReviewId id, CancellationToken cancellationToken) =>
        await tables.Reviews.FindAsync(Partition, CaseKey(id), cancellationToken) is { } row ? new(Read(row), row.ETag) : null;

    /// <summary>Names a list of cases, for its cursors.</summary>
    public static string ListOf(ReviewState state) => $"reviews:{MarketJson.Name(state)}";

    /// <summary>A page of the cases in a state, newest first.</summary>
    public Task<Parsed<ListPage<T>>> ReadAsync<T>(ReviewState state, PageRequest page, Func<ReviewCase, T> itemOf, CancellationToken cancellationToken)
    {
        (string from, string to) = ($"state:{MarketJson.Name(state)}:", $"state:{MarketJson.Name(state)};");
        string filter = TableRows.Range(Partition, from, to);
        return TablePages.ReadAsync(tables.Reviews, filter, ListOf(state), page, row => itemOf(Read(row)), cancellationToken);
    }

    /// <summary>All cases against a member.</summary>
    public async Task<IReadOnlyList<ReviewCase>> ReadAllAsync(MemberId accused, CancellationToken cancellationToken)
    {
        (string from, string to) = ($"of:{accused}:", $"of:{accused};");
        string filter = TableRows.Range(Partition, from, to);
        return await tables.Reviews.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).Select(Read).ToListAsync(cancellationToken);
    }

    /// <summary>Guards what is decided from here on about a member: read before anything that the decision depends on, and passed on with it.</summary>
    internal async Task<TableTransactionAction> TakeTurnAsync(MemberId accused, CancellationToken cancellationToken)
    {
        string key = $"turn:{accused}";
        return TableRows.Write(new(Partition, key), (await tables.Reviews.FindAsync(Partition, key, cancellationToken))?.ETag);
    }

    /// <summary>The answer that this key was given; null when it is new.</summary>
    public Task<Answer?> ReplayAsync(IdempotencyKey key, CancellationToken cancellationToken) => AnswerRow.ReplayAsync(tables.Reviews, Partition, key, cancellationToken);

    /// <summary>Writes a case with its lists, and the caller's answer; false when someone else was first, or it exists.</summary>
    public Task<bool> TryWriteAsync(StoredReview? before, ReviewCase after, IdempotencyKey? key, Answer? answer, CancellationToken cancellationToken) =>
        TryWriteAsync(before, after, key, answer, [], cancellationToken);

    /// <summary>The same, with what else changes in its transaction.</summary>
    internal Task<bool> TryWriteAsync(
        StoredReview? before, ReviewCase after, IdempotencyKey? key, Answer? answer, IEnumerable<TableTransactionAction> beside, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            TableRows.Write(Row(CaseKey(after.Id), after), before?.ETag),
            new(TableTransactionActionType.UpsertReplace, Row(MemberKey(after), after)),
            new(TableTransactionActionType.UpsertReplace, Row(StateKey(after), after)),
            .. beside,
        ];
        if (before is not null && StateKey(before.Case) != StateKey(after))
        {
            actions.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, StateKey(before.Case)), ETag.All));
        }

        if (key is not null && answer is not null)
        {
            actions.Add(TableRows.Insert(AnswerRow.Create(Partition, key, answer)));
        }

        return tables.Reviews.TrySubmitAsync(actions, cancellationToken);
    }

    private static ReviewCase Read(TableEntity row) => MarketJson.Read<ReviewCase>(LongText.Read(row, Data)!);

    private static string CaseKey(ReviewId id) => $"case:{id}";

    private static string MemberKey(ReviewCase review) => $"of:{review.Accused}:{NewestFirst.Key(review.OpenedUtc)}:{review.Id}";

    private static string StateKey(ReviewCase review) => $"state:{MarketJson.Name(review.State)}:{NewestFirst.Key(review.OpenedUtc)}:{review.Id}";

    private static TableEntity Row(string key, ReviewCase review)
    {
        TableEntity row = new(Partition, key);
        LongText.Write(row, Data, MarketJson.Write(review, MarketJson.Rows));
        return row;
    }
}
