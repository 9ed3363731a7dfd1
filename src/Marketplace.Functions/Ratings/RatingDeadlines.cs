using Marketplace.Domain;
using Marketplace.Domain.Orders;
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
    private readonly DueRows<RatingDeadline> _rows = DueRows.OfMoments<RatingDeadline>(
        tables.Deadlines, "rating", due => (due.OrderId.Value, due.ClosesUtc), (order, closesUtc) => new(OrderId.From(order), closesUtc));

    /// <summary>Writes or removes an order's row, as its ratings ask for.</summary>
    public Task UpdateAsync(Order order, CancellationToken cancellationToken)
    {
        RatingDeadline deadline = new(order.Id, order.Ratings!.ClosesUtc);
        return order.Ratings.RevealedUtc is null ? _rows.PutAsync(deadline, cancellationToken) : _rows.RemoveAsync(deadline, cancellationToken);
    }

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<RatingDeadline> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(RatingDeadline deadline, CancellationToken cancellationToken) => _rows.RemoveAsync(deadline, cancellationToken);
}
