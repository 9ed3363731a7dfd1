using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Listings;

/// <summary>How an attempt to hold stock ended.</summary>
public enum HoldResult
{
    /// <summary>The pieces are the order's, perhaps since an earlier try.</summary>
    Held,

    /// <summary>There are not enough.</summary>
    OutOfStock,

    /// <summary>The listing was edited since the order was decided; decide again.</summary>
    ListingChanged,

    /// <summary>The order's hold is not this try's: it has ended, or another request holds other pieces under the same key.</summary>
    Taken,

    /// <summary>Others kept getting in first.</summary>
    Busy,
}

/// <summary>What becomes of the pieces that an order holds.</summary>
public enum HoldEnd
{
    /// <summary>The order was completed.</summary>
    Sold,

    /// <summary>The order ended otherwise.</summary>
    Freed,

    /// <summary>The order never came to be; it may be tried again.</summary>
    Abandoned,
}

/// <summary>
/// Holds stock for orders and settles it when they end. Stock and hold change in one transaction, so nothing is oversold at
/// any concurrency and doing either twice is doing it once.
/// </summary>
public sealed class StockKeeper(ListingStore store, TimeProvider time)
{
    private const int AttemptsMax = 60;

    /// <summary>Holds pieces for an order that was decided on <paramref name="decidedOn"/>.</summary>
    /// <param name="decidedOn">The listing as the order saw it.</param>
    /// <param name="order">The order.</param>
    /// <param name="quantity">How many pieces.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <param name="watch">Told when the hold leaves few pieces, now or at an earlier try.</param>
    public async Task<HoldResult> HoldAsync(StoredListing decidedOn, OrderId order, int quantity, CancellationToken cancellationToken, StockWatch? watch = null)
    {
        StoredListing listing = decidedOn;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (listing.Listing.Version != decidedOn.Listing.Version)
            {
                return HoldResult.ListingChanged;
            }

            Stock? stock = listing.Listing.Stock.TryHold(quantity);
            StockHold? hold = stock is null ? null : new(quantity, watch?.LeftLow(listing.Listing.Stock, stock));
            if (stock is not null && await store.TryAddHoldAsync(listing, stock, order, hold!, cancellationToken))
            {
                watch?.Note(listing.Listing.Id, hold!);
                return HoldResult.Held;
            }

            if (await store.ReadHoldAsync(listing.Listing.Id, order, cancellationToken) is { } held)
            {
                watch?.Note(listing.Listing.Id, held);
                return held.Quantity == quantity ? HoldResult.Held : HoldResult.Taken;
            }

            if (stock is null && attempt > 0)
            {
                return HoldResult.OutOfStock;
            }

            await Contention.PauseAsync(attempt, order.Value, time, cancellationToken);
            listing = (await store.ReadAsync(listing.Listing.Id, cancellationToken))!;
        }

        return HoldResult.Busy;
    }

    /// <summary>
    /// Ends what tries to place an order may have left on these listings: all of it when the order (null) never came to be, what the
    /// order did not buy when it is open, and everything, in the way the order ended, when it is closed.
    /// </summary>
    public async Task SettleAllAsync(IEnumerable<ListingId> listings, OrderId id, Order? order, CancellationToken cancellationToken)
    {
        foreach (ListingId listing in listings)
        {
            if (EndOf(listing, order) is { } end)
            {
                await SettleAsync(listing, id, end, null, cancellationToken);
            }
        }
    }

    private static HoldEnd? EndOf(ListingId listing, Order? order) =>
        order is null || order.Lines.All(line => line.ListingId != listing) ? HoldEnd.Abandoned
        : !order.IsClosed ? null
        : order.FreesStock ? HoldEnd.Freed
        : HoldEnd.Sold;

    /// <summary>Ends an order's hold. Does nothing when it holds none.</summary>
    /// <param name="id">The listing.</param>
    /// <param name="order">The order.</param>
    /// <param name="end">What becomes of the pieces.</param>
    /// <param name="bought">The pieces that it is sure to have held, which saves a look; null when that is not known.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="InvalidOperationException">Others kept getting in first; the message is delivered again.</exception>
    public async Task SettleAsync(ListingId id, OrderId order, HoldEnd end, int? bought, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            // The head first: whoever settles after this read changes its ETag, and our write fails instead of counting twice.
            StoredListing listing = (await store.ReadAsync(id, cancellationToken))!;

            // What was bought is tried at once: the transaction refuses to end a hold twice. Fewer held than bought: it has ended.
            int? held = attempt == 0 && bought <= listing.Listing.Stock.Held ? bought : (await store.ReadHoldAsync(id, order, cancellationToken))?.Quantity;
            if (held is not { } quantity || quantity == 0)
            {
                return;
            }

            // More than the head knows of: another try of the order took them between the two reads.
            if (quantity <= listing.Listing.Stock.Held
                && await store.TryEndHoldAsync(listing, After(end, listing.Listing.Stock, quantity), order, forGood: end != HoldEnd.Abandoned, cancellationToken))
            {
                return;
            }

            await Contention.PauseAsync(attempt, order.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The hold of {order} on {id} could not be settled: too many others.");
    }

    private static Stock After(HoldEnd end, Stock stock, int quantity) => end == HoldEnd.Sold ? stock.Sell(quantity) : stock.Free(quantity);
}
