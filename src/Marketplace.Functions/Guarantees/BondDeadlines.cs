using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Guarantees;

/// <summary>A bond that is to be looked at.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="DueUtc">When.</param>
public sealed record BondDeadline(MemberId Owner, DateTimeOffset DueUtc);

/// <summary>Bonds that wait for something, in order of time. A row too many is dropped when it is looked at.</summary>
public sealed class BondDeadlines(MarketTables tables)
{
    private const string DueUtc = "DueUtc";
    private readonly DueRows _rows = new(tables.Deadlines, "bond");

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(BondDeadline deadline, CancellationToken cancellationToken) => _rows.PutAsync(Key(deadline), DueUtc, deadline.DueUtc, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(BondDeadline deadline, CancellationToken cancellationToken) => _rows.RemoveAsync(Key(deadline), cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public async IAsyncEnumerable<BondDeadline> ReadDueAsync(DateTimeOffset nowUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in _rows.ReadDueAsync(nowUtc, cancellationToken))
        {
            yield return new(MemberId.From(DueRows.AboutOf(row.RowKey)), row.GetDateTimeOffset(DueUtc)!.Value);
        }
    }

    private static string Key(BondDeadline deadline) => DueRows.Key(deadline.DueUtc, deadline.Owner.Value);
}
