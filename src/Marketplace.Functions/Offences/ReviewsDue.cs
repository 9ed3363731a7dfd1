using Marketplace.Domain;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Offences;

/// <summary>A review case that may have been decided without anything having followed.</summary>
/// <param name="ReviewId">The case.</param>
/// <param name="DueUtc">When to look.</param>
public sealed record ReviewDue(ReviewId ReviewId, DateTimeOffset DueUtc);

/// <summary>The trace of a decision on a review case: written before it, taken away when all that follows is done, found by the sweep when it is not.</summary>
public sealed class ReviewsDue(MarketTables tables)
{
    // Beyond any request's life.
    private static readonly TimeSpan _requestMax = TimeSpan.FromMinutes(5);
    private readonly DueRows<ReviewDue> _rows = DueRows.OfMoments<ReviewDue>(
        tables.Deadlines, "review", due => (due.ReviewId.Value, due.DueUtc), (about, dueUtc) => new(ReviewId.From(about), dueUtc));

    /// <summary>The trace of a request that begins now.</summary>
    public static ReviewDue Of(ReviewId review, DateTimeOffset nowUtc) => new(review, nowUtc + _requestMax);

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(ReviewDue due, CancellationToken cancellationToken) => _rows.PutAsync(due, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(ReviewDue due, CancellationToken cancellationToken) => _rows.RemoveAsync(due, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<ReviewDue> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);
}
