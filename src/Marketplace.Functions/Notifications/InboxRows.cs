using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Notifications;

/// <summary>A notice as the inbox has it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="IsRead">Whether the member marked this one as read.</param>
internal sealed record InboxItem(Notice Notice, bool IsRead);

/// <summary>
/// How an inbox lies in its member's partition of <c>Notifications</c>: a row <c>note:ntc_…</c> a notice, newest first; the same under
/// <c>unread:ntc_…</c> until it is read, so that what is unread is counted without reading the rest; and <c>head</c>, which says up to when all is read.
/// Beside it: <c>delivery:…</c> and <c>idem:…</c>.
/// </summary>
internal static class InboxRows
{
    public const string HeadKey = "head";

    private const string Data = "Data";
    private const string Read = "Read";
    private const string ReadThrough = "ReadThroughUtc";

    private sealed record Kept(NoticeKind Kind, DateTimeOffset AtUtc, NoticeDetails About);

    public static string NoteKey(string id) => $"note:{id}";

    public static string UnreadKey(string id) => $"unread:{id}";

    /// <summary>The one transaction in which a notice comes to be.</summary>
    public static IEnumerable<TableTransactionAction> Of(Notice notice)
    {
        string data = MarketJson.Write(new Kept(notice.Kind, notice.AtUtc, notice.About), MarketJson.Rows);
        return new[] { NoteKey(notice.Id.Value), UnreadKey(notice.Id.Value) }
            .Select(key => TableRows.Insert(new TableEntity(notice.Recipient.Value, key) { [Data] = data }));
    }

    public static InboxItem ReadItem(TableEntity row)
    {
        Kept kept = MarketJson.Read<Kept>(row.GetString(Data));
        NoticeId id = NoticeId.From(row.RowKey[(row.RowKey.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return new(new(id, MemberId.From(row.PartitionKey), kept.Kind, kept.AtUtc, kept.About), row.GetBoolean(Read) == true);
    }

    /// <summary>The same row, read. A row is replaced whole: what is read of it is all that it has.</summary>
    public static TableEntity MarkedRead(TableEntity row) => new(row.PartitionKey, row.RowKey) { [Data] = row.GetString(Data), [Read] = true };

    public static DateTimeOffset ReadThroughOf(TableEntity? head) => head?.GetDateTimeOffset(ReadThrough) ?? DateTimeOffset.UnixEpoch;

    public static TableEntity Head(MemberId member, DateTimeOffset readThroughUtc) => new(member.Value, HeadKey) { [ReadThrough] = readThroughUtc };
}
