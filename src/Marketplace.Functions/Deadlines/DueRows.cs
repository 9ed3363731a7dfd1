using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Deadlines;

/// <summary>Rows of one partition of <c>Deadlines</c>, in order of time. One too many is dropped when it is looked at.</summary>
/// <param name="table">The table.</param>
/// <param name="partition">What the rows are about.</param>
/// <param name="keyOf">A row's key, which begins with its time.</param>
/// <param name="write">What a row says beside its key.</param>
/// <param name="read">A row as it was written.</param>
internal sealed class DueRows<T>(
    TableClient table, string partition, Func<T, string> keyOf, Func<T, (string Column, object Value)> write, Func<TableEntity, T> read)
{
    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(T due, CancellationToken cancellationToken)
    {
        (string column, object value) = write(due);
        return table.UpsertEntityAsync(new TableEntity(partition, keyOf(due)) { [column] = value }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(T due, CancellationToken cancellationToken) => table.DeleteEntityAsync(partition, keyOf(due), ETag.All, cancellationToken);

    /// <summary>Moves a row to a later time: the later one is written first.</summary>
    public async Task MoveAsync(T due, T later, CancellationToken cancellationToken)
    {
        await PutAsync(later, cancellationToken);
        if (keyOf(later) != keyOf(due))
        {
            await RemoveAsync(due, cancellationToken);
        }
    }

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public async IAsyncEnumerable<T> ReadDueAsync(DateTimeOffset nowUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {DueRows.Time(nowUtc.AddSeconds(1))}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return read(row);
        }
    }
}

/// <summary>The kinds of rows that are due.</summary>
internal static class DueRows
{
    private const string TimeFormat = "yyyyMMddHHmmss";
    private const string Data = "Data";
    private const string DueUtc = "DueUtc";

    /// <summary>The key of what is due at a time.</summary>
    public static string Key(DateTimeOffset dueUtc, string about) => $"{Time(dueUtc)}:{about}";

    /// <summary>Rows that say no more than what is due, and when.</summary>
    public static DueRows<T> OfMoments<T>(TableClient table, string partition, Func<T, (string About, DateTimeOffset DueUtc)> partsOf, Func<string, DateTimeOffset, T> make) => new(
        table,
        partition,
        due => Key(partsOf(due).DueUtc, partsOf(due).About),
        due => (DueUtc, partsOf(due).DueUtc),
        row => make(row.RowKey[(TimeFormat.Length + 1)..], row.GetDateTimeOffset(DueUtc)!.Value));

    /// <summary>Rows that say more.</summary>
    public static DueRows<T> OfDocuments<T>(TableClient table, string partition, Func<T, string> keyOf) =>
        new(table, partition, keyOf, due => (Data, JsonSerializer.Serialize(due, MarketJson.Rows)), ReadDocument<T>);

    /// <summary>A row that says more, as it was written.</summary>
    public static T ReadDocument<T>(TableEntity row) => MarketJson.Read<T>(row.GetString(Data));

    // Rounded up: a row is never looked at before its time.
    internal static string Time(DateTimeOffset atUtc) => atUtc.AddTicks(TimeSpan.TicksPerSecond - 1).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
