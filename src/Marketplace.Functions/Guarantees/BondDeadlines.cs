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
    private readonly DueRows<BondDeadline> _rows = DueRows.OfMoments<BondDeadline>(
        tables.Deadlines, "bond", due => (due.Owner.Value, due.DueUtc), (owner, dueUtc) => new(MemberId.From(owner), dueUtc));

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(BondDeadline deadline, CancellationToken cancellationToken) => _rows.PutAsync(deadline, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(BondDeadline deadline, CancellationToken cancellationToken) => _rows.RemoveAsync(deadline, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<BondDeadline> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);
}
