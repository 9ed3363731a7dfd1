using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Guarantees;

/// <summary>A bond that is to be looked at.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="DueUtc">When.</param>
public sealed record BondDeadline(MemberId Owner, DateTimeOffset DueUtc);

/// <summary>Bonds that wait for something, in order of time. A row too many is dropped when it is looked at.</summary>
public sealed class BondDeadlines(MarketTables tables)
{
    private const string Partition = "bond";
    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(BondDeadline deadline, CancellationToken cancellationToken) =>
        tables.Deadlines.UpsertEntityAsync(new TableEntity(Partition, Key(deadline)) { ["DueUtc"] = deadline.DueUtc }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(BondDeadline deadline, CancellationToken cancellationToken) =>
        tables.Deadlines.DeleteEntityAsync(Partition, Key(deadline), ETag.All, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public async IAsyncEnumerable<BondDeadline> ReadDueAsync(DateTimeOffset nowUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {Time(nowUtc.AddSeconds(1))}");
        await foreach (TableEntity row in tables.Deadlines.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return new(MemberId.From(row.RowKey[(TimeFormat.Length + 1)..]), row.GetDateTimeOffset("DueUtc")!.Value);
        }
    }

    private static string Key(BondDeadline deadline) => $"{Time(deadline.DueUtc)}:{deadline.Owner}";

    // Rounded up: a row is never looked at before its time.
    private static string Time(DateTimeOffset atUtc) => atUtc.AddTicks(TimeSpan.TicksPerSecond - 1).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
