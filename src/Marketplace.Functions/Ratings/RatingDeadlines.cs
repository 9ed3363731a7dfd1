using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Ratings;

/// <summary>A rating that waits for the other side's.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="ClosesUtc">When it waits no longer.</param>
public sealed record RatingDeadline(OrderId OrderId, DateTimeOffset ClosesUtc);

/// <summary>
/// Windows that will close over a side that is silent, in order of time. The first rating of an order writes its row: an order that nobody rates has none, and
/// no escrow is brought back to life for one (docs/adr/0013). A row too many is dropped when it is looked at.
/// </summary>
public sealed class RatingDeadlines(MarketTables tables)
{
    private const string ClosesUtc = "ClosesUtc";
    private readonly DueRows _rows = new(tables.Deadlines, "rating");

    /// <summary>Writes or removes an order's row, as its ratings ask for.</summary>
    public Task UpdateAsync(Order order, CancellationToken cancellationToken)
    {
        OrderRatings ratings = order.Ratings!;
        string key = Key(new(order.Id, ratings.ClosesUtc));
        return ratings.RevealedUtc is null
            ? _rows.PutAsync(key, ClosesUtc, ratings.ClosesUtc, cancellationToken)
            : _rows.RemoveAsync(key, cancellationToken);
    }

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public async IAsyncEnumerable<RatingDeadline> ReadDueAsync(DateTimeOffset nowUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in _rows.ReadDueAsync(nowUtc, cancellationToken))
        {
            yield return new(OrderId.From(DueRows.AboutOf(row.RowKey)), row.GetDateTimeOffset(ClosesUtc)!.Value);
        }
    }

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(RatingDeadline deadline, CancellationToken cancellationToken) => _rows.RemoveAsync(Key(deadline), cancellationToken);

    private static string Key(RatingDeadline deadline) => DueRows.Key(deadline.ClosesUtc, deadline.OrderId.Value);
}
