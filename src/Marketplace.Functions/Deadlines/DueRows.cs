using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Marketplace.Functions.Deadlines;

/// <summary>Rows of one partition of <c>Deadlines</c>, in order of time. One too many is dropped when it is looked at.</summary>
/// <param name="table">The table.</param>
/// <param name="partition">What the rows are about.</param>
internal sealed class DueRows(TableClient table, string partition)
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>The key of what is due at a time.</summary>
    public static string Key(DateTimeOffset dueUtc, string about) => $"{Time(dueUtc)}:{about}";

    /// <summary>What a key says that is due.</summary>
    public static string AboutOf(string key) => key[(TimeFormat.Length + 1)..];

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(string key, string column, object value, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(partition, key) { [column] = value }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(string key, CancellationToken cancellationToken) => table.DeleteEntityAsync(partition, key, ETag.All, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public async IAsyncEnumerable<TableEntity> ReadDueAsync(DateTimeOffset nowUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {Time(nowUtc.AddSeconds(1))}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return row;
        }
    }

    // Rounded up: a row is never looked at before its time.
    private static string Time(DateTimeOffset atUtc) => atUtc.AddTicks(TimeSpan.TicksPerSecond - 1).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
