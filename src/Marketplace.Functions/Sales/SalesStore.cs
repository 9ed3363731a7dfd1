using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Sales;

/// <summary>
/// How many pieces of each listing were sold: one partition a listing, with a row an order and their sum. Row and sum change in one transaction, so an event
/// that comes again counts nothing, in whatever order events come.
/// </summary>
public sealed class SalesStore(MarketTables tables, TimeProvider time)
{
    private const string TotalKey = "total";
    private const string Units = "Units";
    private const int AttemptsMax = 40;

    /// <summary>Pieces sold of a listing.</summary>
    public async Task<long> ReadAsync(ListingId listing, CancellationToken cancellationToken) =>
        (await tables.Sales.FindAsync(listing.Value, TotalKey, cancellationToken))?.GetInt64(Units) ?? 0;

    /// <summary>Counts an order's pieces, once.</summary>
    /// <returns>How many were sold before and with it; null when it was counted before.</returns>
    /// <exception cref="InvalidOperationException">Others kept getting in first; the event comes again.</exception>
    public async Task<(long Before, long After)?> CountAsync(ListingId listing, OrderId order, int quantity, CancellationToken cancellationToken)
    {
        string orderKey = $"order:{order}";
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            TableEntity? total = await tables.Sales.FindAsync(listing.Value, TotalKey, cancellationToken);
            long before = total?.GetInt64(Units) ?? 0;
            bool counted = await tables.Sales.TrySubmitAsync(
                [
                    TableRows.Insert(new(listing.Value, orderKey) { [Units] = quantity }),
                    TableRows.Write(new(listing.Value, TotalKey) { [Units] = before + quantity }, total?.ETag),
                ],
                cancellationToken);
            if (counted)
            {
                return (before, before + quantity);
            }

            if (await tables.Sales.FindAsync(listing.Value, orderKey, cancellationToken) is not null)
            {
                return null;
            }

            await Contention.PauseAsync(attempt, order.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The sales of {listing} are being written all the time.");
    }
}
