using Marketplace.Domain;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Fraud;

/// <summary>A device that is to be forgotten.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Key">Its row.</param>
/// <param name="DueUtc">When.</param>
public sealed record DeviceDue(MemberId Member, string Key, DateTimeOffset DueUtc);

/// <summary>When devices are to be forgotten, in order of time.</summary>
public sealed class DevicesDue(MarketTables tables)
{
    private readonly DueRows<DeviceDue> _rows = DueRows.OfDocuments<DeviceDue>(tables.Deadlines, "device", due => DueRows.Key(due.DueUtc, $"{due.Member}:{due.Key}"));

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(DeviceDue due, CancellationToken cancellationToken) => _rows.PutAsync(due, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(DeviceDue due, CancellationToken cancellationToken) => _rows.RemoveAsync(due, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<DeviceDue> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);
}
