using Azure;
using Azure.Data.Tables;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>
/// Rows that are read, decided on, and written under the ETag that they were read with. What is lost to another writer is no failure: false,
/// and the caller reads again.
/// </summary>
internal static class TableRows
{
    /// <summary>A row; null when there is none.</summary>
    public static async Task<TableEntity?> FindAsync(this TableClient table, string partition, string key, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>The filter for the rows of a partition from one key up to before another.</summary>
    public static string Range(string partition, string from, string to) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");

    /// <summary>Writes a row; false when someone else was first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="before">What it was read with; null when there was none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<bool> TryWriteAsync(this TableClient table, TableEntity row, ETag? before, CancellationToken cancellationToken) =>
        await table.TryReplaceAsync(row, before, cancellationToken) is not null;

    /// <summary>Writes a row that is to be written again; its new ETag, or null when someone else was first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="before">What it was read with; null when there was none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<ETag?> TryReplaceAsync(this TableClient table, TableEntity row, ETag? before, CancellationToken cancellationToken)
    {
        try
        {
            Response written = await (before is { } etag
                ? table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(row, cancellationToken));
            return written.Headers.ETag;
        }
        catch (RequestFailedException error) when (error.IsConflict())
        {
            return null;
        }
    }

    /// <summary>Writes rows of one partition together; false when someone else was first with one of them, and then none is written.</summary>
    public static async Task<bool> TrySubmitAsync(this TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.IsConflict())
        {
            return false;
        }
    }

    /// <summary>Deletes the rows of a partition from one key up to before another, but for one that is kept. What is gone already is no failure.</summary>
    public static async Task DeleteRangeAsync(this TableClient table, string partition, string from, string to, string? kept, CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(Range(partition, from, to), select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (row.RowKey != kept)
            {
                await table.DeleteEntityAsync(partition, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    /// <summary>The writing of a row in a transaction.</summary>
    /// <param name="row">The row.</param>
    /// <param name="before">What it was read with; null when there was none.</param>
    public static TableTransactionAction Write(TableEntity row, ETag? before) =>
        before is { } etag ? new(TableTransactionActionType.UpdateReplace, row, etag) : Insert(row);

    /// <summary>The writing of a new row in a transaction.</summary>
    public static TableTransactionAction Insert(TableEntity row) => new(TableTransactionActionType.Add, row);
}
