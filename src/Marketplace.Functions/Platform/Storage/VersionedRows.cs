using Azure.Data.Tables;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>Rows that show a version of something. Each version is told, so who was overtaken, and writes late or dies before, leaves a later one as it is.</summary>
internal static class VersionedRows
{
    private const string Version = "Version";

    /// <summary>Writes a row, unless one of this version or a later one is there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row; its version is added.</param>
    /// <param name="version">What it shows.</param>
    /// <param name="isNew">Whether it is mostly the first: then what is there is asked for only when the insert says that something is.</param>
    /// <param name="attemptsMax">How often it is tried.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public static async Task PutLatestAsync(
        this TableClient table, TableEntity row, long version, bool isNew, int attemptsMax, TimeProvider time, CancellationToken cancellationToken)
    {
        row[Version] = version;
        TableEntity? before = isNew ? null : await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
        for (int attempt = 0; attempt < attemptsMax; attempt++)
        {
            if (before?.GetInt64(Version) >= version || await table.TryWriteAsync(row, before?.ETag, cancellationToken))
            {
                return;
            }

            await Contention.PauseAsync(attempt, row.RowKey, time, cancellationToken);
            before = await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
        }

        throw new InvalidOperationException($"The row {row.RowKey} is being written all the time.");
    }
}
