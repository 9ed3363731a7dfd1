using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Deadlines;

/// <summary>A payment window that is to be looked at.</summary>
/// <param name="OrderId">The order, which may not exist: its placement may have died half way.</param>
/// <param name="Listings">The listings of which it may hold stock.</param>
/// <param name="DueUtc">When to look.</param>
public sealed record PaymentDeadline(OrderId OrderId, IReadOnlyList<ListingId> Listings, DateTimeOffset DueUtc)
{
    /// <summary>The window of an order as it stands: until it is reminded of, or else until it closes.</summary>
    public static PaymentDeadline Of(Order order) =>
        new(order.Id, [.. order.Lines.Select(line => line.ListingId)], order.PaymentReminderUtc ?? order.PaymentDueUtc);
}

/// <summary>
/// Open payment windows in order of time. A row is written before anything else of an order, so that no crash leaves stock held
/// by nobody; it is removed when the order is paid, or when it is looked at and the order needs it no more.
/// </summary>
public sealed class PaymentDeadlines(MarketTables tables)
{
    private readonly DueRows<PaymentDeadline> _rows = DueRows.OfDocuments<PaymentDeadline>(tables.Deadlines, "payment", Key);

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(PaymentDeadline deadline, CancellationToken cancellationToken) => _rows.PutAsync(deadline, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(PaymentDeadline deadline, CancellationToken cancellationToken) => _rows.RemoveAsync(deadline, cancellationToken);

    /// <summary>Moves a row to a later time: the later one is written first.</summary>
    public Task MoveAsync(PaymentDeadline deadline, DateTimeOffset dueUtc, CancellationToken cancellationToken) =>
        _rows.MoveAsync(deadline, deadline with { DueUtc = dueUtc }, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<PaymentDeadline> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);

    // Two requests under one key, for other listings, share an order's id; neither must cover the other's trace.
    private static string Key(PaymentDeadline deadline) =>
        DueRows.Key(deadline.DueUtc, $"{deadline.OrderId}:{IdText.Derive("lines", [.. deadline.Listings.Select(listing => listing.Value)])}");
}
